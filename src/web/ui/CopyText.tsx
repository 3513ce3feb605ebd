import { Button } from "@mantine/core";
import { useState } from "react";
import styles from "./CopyText.module.css";

/** Text to be taken elsewhere, whole: a key, a link, a record. Without https there is no clipboard; it can be selected by one click. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <span className={styles.copy}>
      <code className={styles.text} tabIndex={0} role="textbox" aria-readonly aria-label={label}>
        {text}
      </code>
      {isSecureContext && (
        <Button variant="default" size="compact-sm" onClick={() => void copy()} aria-label={`Copy: ${label}`}>
          {copied ? "Copied" : "Copy"}
        </Button>
      )}
    </span>
  );
}
