import { Link, Outlet } from "@tanstack/react-router";
import { AccountMenu } from "./session/AccountMenu.tsx";
import { CompanyDoor } from "./session/Gate.tsx";
import { useSession } from "./session/session.ts";
import styles from "./Shell.module.css";

const pages = [
  { to: "/", title: "Home" },
  { to: "/deals", title: "Deals" },
  { to: "/tier", title: "Tier" },
  { to: "/company", title: "Company" },
] as const;

/** The pages of a company in their frame. */
export function Inside() {
  return (
    <CompanyDoor>
      <Shell />
    </CompanyDoor>
  );
}

/** Whose portal and for whom above, one column, and the four pages: below on a phone, beside the names on a desk. */
function Shell() {
  const { workspace, partner } = useSession();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        Skip to the page
      </a>
      <header className={`${styles.top} not-printed`}>
        <p className={styles.names}>
          <span className={styles.company}>{partner?.name}</span>
          <span className="small quiet">partner of {workspace?.name}</span>
        </p>
        <nav aria-label="Pages" className={styles.pages}>
          <ul>
            {pages.map(({ to, title }) => (
              <li key={to}>
                <Link to={to as "/"} className={styles.entry} activeOptions={{ exact: to === "/" }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <AccountMenu />
      </header>
      <main id="page" tabIndex={-1} className={styles.page}>
        <Outlet />
      </main>
    </div>
  );
}
