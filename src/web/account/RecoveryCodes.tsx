import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { saveText } from "../ui/save-text.ts";
import styles from "./SecondFactor.module.css";

type Props = { codes: readonly string[]; onDone: () => void; done: string };

/** The codes that replace the authenticator, each once. They are told this one time, so the page waits until they are kept. */
export function RecoveryCodes({ codes, onDone, done }: Props) {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const text = codes.join("\n");
  return (
    <>
      <p>
        Without the authenticator, each of these {codes.length} codes signs you in once. They are not shown
        again: keep them where you keep passwords.
      </p>
      <ol className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles.acts}>
        {isSecureContext && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            {copied ? "Copied" : "Copy all"}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => saveText("entente recovery codes.txt", `${text}\n`, "text/plain")}
        >
          Download
        </Button>
      </div>
      <Checkbox
        label="I have kept them"
        checked={kept}
        onChange={({ currentTarget }) => setKept(currentTarget.checked)}
      />
      <div>
        <Button disabled={!kept} onClick={onDone}>
          {done}
        </Button>
      </div>
    </>
  );
}
