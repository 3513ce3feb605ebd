import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import styles from "./WhyFrame.module.css";

type Props = { title: string; onClose: () => void; children: ReactNode };

/** The panel beside the page. It takes the focus when it opens, gives it back when it closes, and closes with Escape. */
export function WhyFrame({ title, onClose, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside className={`${styles.panel} not-printed`} aria-label={`Why: ${title}`}>
      <div className={styles.top}>
        <p className="quiet">Why this number</p>
        <button type="button" className={styles.close} onClick={onClose} aria-label="Close">
          ✕
        </button>
      </div>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      {children}
    </aside>
  );
}

export function WhyPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.label}>{title}</h3>
      {children}
    </section>
  );
}
