import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { PageLink } from "./PageLink.tsx";
import styles from "./Shell.module.css";

export type Room = { name: string; pages: readonly { to: string; title: string }[] };
type Props = {
  workspace: string;
  /** Quiet word under the name: where the data comes from. */
  origin: string;
  /** The strategy in force, which need not be the sample's. */
  strategy: string;
  rooms: readonly Room[];
  /** Who is signed in, with the menu that goes with it. */
  you: ReactNode;
  /** A quiet word over the page, such as that it shows a sample. */
  banner: ReactNode;
  foot: ReactNode;
  aside: ReactNode;
  children: ReactNode;
};

/** The frame of every page: rail, page, foot, and room at the side for a panel that never covers what it explains. */
export function Shell({ workspace, origin, strategy, rooms, you, banner, foot, aside, children }: Props) {
  // On a phone the panel is a sheet over the page; what lies under it must not be reached.
  const isCovered = useMediaQuery("(max-width: 720px)") && aside !== null;
  return (
    <div className={styles.shell} data-aside={aside ? true : undefined}>
      <a className={styles.skip} href="#page">
        Skip to the page
      </a>
      <header className={`${styles.rail} not-printed`} inert={isCovered}>
        <div className={styles.workspace}>
          <span className={styles.name}>{workspace}</span>
          <span className="small quiet">{origin}</span>
          <span className={`${styles.strategy} small quiet`} title={strategy}>
            {strategy}
          </span>
        </div>
        <Rooms rooms={rooms} />
        {you}
      </header>
      <div className={styles.column} inert={isCovered}>
        {banner && (
          <section className={`${styles.banner} not-printed`} aria-label="About this workspace">
            {banner}
          </section>
        )}
        <main id="page" tabIndex={-1} className={styles.page}>
          {children}
        </main>
        <footer className={styles.foot}>{foot}</footer>
      </div>
      {aside}
    </div>
  );
}

function Rooms({ rooms }: { rooms: readonly Room[] }) {
  return (
    <nav aria-label="Pages" className={styles.rooms}>
      <ul>
        {rooms.map(({ name, pages }) => (
          <li key={name} className={styles.room}>
            {pages.length > 1 && <span className={styles.roomName}>{name}</span>}
            <ul>
              {pages.map(({ to, title }) => (
                <li key={to}>
                  <PageLink to={to} className={styles.entry}>
                    {title}
                  </PageLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
