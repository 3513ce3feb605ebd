import { Button } from "@mantine/core";
import { useEffect } from "react";
import type { DraftStore, Toast } from "./draft-store.ts";
import styles from "./ToastLine.module.css";

/** Says for ten seconds what was just done, and offers the way back. The live region is always there, so that it is heard. */
export function ToastLine({ toast, store }: { toast: Toast | null; store: DraftStore }) {
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(store.hush, 10_000);
    return () => clearTimeout(timer);
  }, [toast, store]);
  return (
    <div className={`${styles.place} not-printed`} role="status">
      {toast && (
        <div className={styles.toast}>
          <span>{toast.words}</span>
          {toast.offers && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={toast.offers === "undo" ? store.undo : store.redo}
            >
              {toast.offers === "undo" ? "Undo" : "Do again"}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
