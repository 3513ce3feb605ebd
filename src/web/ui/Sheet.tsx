import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import styles from "./Sheet.module.css";

const firstField = "form :is(input:not([type=hidden]), select, textarea)";

type Props = {
  title: string;
  /** Without it the sheet stays until what it asks is answered. */
  onClose?: (() => void) | undefined;
  children: ReactNode;
};

/** A question over the page. The browser keeps the focus inside and gives it back; Escape closes where one may. */
export function Sheet({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>(firstField)?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`${styles.sheet} not-printed`}
      aria-labelledby={id}
      onCancel={(event) => {
        // React decides whether it is there; the browser must not close it by itself.
        event.preventDefault();
        onClose?.();
      }}
      onClose={() => (onClose ? onClose() : dialog.current?.showModal())}
    >
      <div className={styles.top}>
        <h2 id={id}>{title}</h2>
        {onClose && (
          <button type="button" className={styles.close} onClick={onClose} aria-label="Close">
            ✕
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
