import { useState } from "react";
import type { DocumentRow } from "../../../contract/documents.ts";
import type { DocumentFormat } from "../../../domain/documents/document.ts";
import { Act } from "../../ui/Act.tsx";
import { useAsked } from "../workspace.ts";
import styles from "./DocumentsPage.module.css";
import { fetchFile, saveFile } from "./files.ts";

const names: Readonly<Record<DocumentFormat, string>> = {
  pdf: "PDF",
  docx: "Word",
  pptx: "PowerPoint",
  xlsx: "Excel",
  md: "Markdown",
};
/** What most people want stands first. */
const order: readonly DocumentFormat[] = ["pdf", "pptx", "docx", "xlsx", "md"];

type Setting = { readonly format: DocumentFormat; readonly seconds: number };

/** Prints a document and hands it over; while it is set, says what is being done and for how long. */
export function PrintButtons({ row }: { row: DocumentRow }) {
  const { filters } = useAsked();
  const [setting, setSetting] = useState<Setting | null>(null);
  const [said, setSaid] = useState<{ text: string; failed: boolean } | null>(null);
  const print = async (format: DocumentFormat) => {
    const began = Date.now();
    setSaid(null);
    setSetting({ format, seconds: 0 });
    const clock = setInterval(
      () => setSetting({ format, seconds: Math.round((Date.now() - began) / 1000) }),
      1_000,
    );
    try {
      const file = await fetchFile(row, format, filters);
      saveFile(file);
      const whole = `${file.name}, ${sizeOf(file.blob.size)}`;
      setSaid({ text: file.remark === "" ? whole : `${whole}. ${file.remark}`, failed: false });
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : "The document did not come.", failed: true });
    } finally {
      clearInterval(clock);
      setSetting(null);
    }
  };
  return (
    <div className={styles.print}>
      <div className={styles.formats} role="group" aria-label={`Print ${row.title}`}>
        {order
          .filter((format) => row.formats.includes(format))
          .map((format) => (
            <Act
              key={format}
              aria-label={`Print ${row.title} as ${names[format]}`}
              closed={setting ? "Another format is being set." : null}
              onClick={() => void print(format)}
            >
              {names[format]}
            </Act>
          ))}
      </div>
      <p role="status" className={said?.failed ? styles.failed : "small quiet"}>
        {setting
          ? `Setting ${names[setting.format]}${setting.seconds > 0 ? `, ${setting.seconds} s` : ""} …`
          : said?.text}
      </p>
    </div>
  );
}

const sizeOf = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} kB`;
