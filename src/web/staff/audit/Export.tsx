import { useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { fetchReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { saveText } from "../../ui/save-text.ts";
import { useMay } from "../session/session.ts";

type Props = { from: string | undefined; to: string | undefined };

/** The trail as a file, of the days that the page is narrowed to. */
export function Export({ from, to }: Props) {
  const closed = useMay()("audit.export");
  const [said, setSaid] = useState("");
  const save = async () => {
    try {
      const query = { from, to, format: "csv" };
      const text = await fetchReply(endpoints.exportAudit, { query });
      // Reading a reply takes its byte order mark away; spreadsheets need it.
      saveText("audit.csv", `\uFEFF${text}`, "text/csv");
      setSaid("");
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
  };
  return (
    <>
      <Act size="sm" closed={closed} onClick={() => void save()}>
        Export as CSV
      </Act>
      <Notice>{said}</Notice>
    </>
  );
}
