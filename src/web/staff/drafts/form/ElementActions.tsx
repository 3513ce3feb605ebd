import { Button } from "@mantine/core";
import { useState } from "react";
import type { Form } from "../../../../domain/strategy/forms.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { referableAt, referencesTo, renaming, slugAt } from "../../../../domain/strategy/renaming.ts";
import { counted } from "../../../ui/numbers.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { useDraft } from "../draft-context.ts";
import { ElementComments } from "../Comments.tsx";
import { placeInWords } from "../place-words.ts";
import styles from "./Field.module.css";
import { idProblem, nextId, slugFrom, slugProblem } from "./slugs.ts";

type Props = { path: Path; form: Form; name: string };

/** What can be done with an element as a whole. */
export function ElementActions({ path, form, name }: Props) {
  const { data, edit, closed } = useDraft();
  const [asks, setAsks] = useState<"rename" | "remove" | null>(null);
  const step = path.at(-1);
  const holder = path.slice(0, -1);
  const list = valueAt(data, holder);
  const isFixed = closed !== null;
  const hasSlug = typeof step === "string" || referableAt(path) !== undefined;
  const move = (by: -1 | 1) => {
    if (!Array.isArray(list) || typeof step !== "number") return;
    const others = list.toSpliced(step, 1);
    edit(
      [{ path: holder, value: others.toSpliced(step + by, 0, list[step]) }],
      `${name} moved ${by < 0 ? "up" : "down"}`,
    );
  };
  return (
    <div className={styles.actions}>
      {!isFixed && (
        <>
          {typeof step === "number" && Array.isArray(list) && (
            <>
              <Small onClick={() => move(-1)} shut={step === 0} label={`Move ${name} up`}>
                Up
              </Small>
              <Small onClick={() => move(1)} shut={step === list.length - 1} label={`Move ${name} down`}>
                Down
              </Small>
            </>
          )}
          {hasSlug && (
            <Small onClick={() => setAsks("rename")} label={`Rename ${slugAt(data, path)}`}>
              Rename
            </Small>
          )}
          <Small
            onClick={() => edit([duplicate(data, path, form)], `${name} duplicated`)}
            label={`Duplicate ${name}`}
          >
            Duplicate
          </Small>
          <Small onClick={() => setAsks("remove")} label={`Remove ${name}`}>
            Remove
          </Small>
        </>
      )}
      {asks === "rename" && <Rename path={path} onDone={() => setAsks(null)} />}
      {asks === "remove" && <Remove path={path} name={name} onDone={() => setAsks(null)} />}
      <ElementComments path={path} name={name} />
    </div>
  );
}

type SmallProps = { onClick: () => void; shut?: boolean; label: string; children: string };

const Small = ({ onClick, shut = false, label, children }: SmallProps) => (
  <Button variant="default" size="compact-sm" disabled={shut} onClick={onClick} aria-label={label}>
    {children}
  </Button>
);

function duplicate(data: unknown, path: Path, form: Form) {
  const element = valueAt(data, path);
  const holder = path.slice(0, -1);
  const there = valueAt(data, holder);
  if (Array.isArray(there)) {
    const hasId = form.kind === "group" && form.fields.some(({ key }) => key === "id");
    const ids = there.flatMap((each: unknown) =>
      isMap(each) && typeof each["id"] === "string" ? [each["id"]] : [],
    );
    const copy = hasId && isMap(element) ? { ...element, id: nextId(ids, `${ids.at(-1)}-2`) } : element;
    return { path: [...holder, there.length], value: copy };
  }
  const taken = Object.keys(isMap(there) ? there : {});
  const slug = String(path.at(-1));
  const key = /^[a-z0-9-]+$/.test(slug) ? slugFrom(slug, taken) : nextId(taken, "D-001");
  return { path: [...holder, key], value: element };
}

function Rename({ path, onDone }: { path: Path; onDone: () => void }) {
  const { data, edit } = useDraft();
  const from = slugAt(data, path);
  const [typed, setTyped] = useState(from);
  const there = valueAt(data, path.slice(0, -1));
  const taken = takenIn(there).filter((slug) => slug !== from);
  const problem =
    path[0] === "decisions" || path[0] === "roadmap" ? idProblem(typed, taken) : slugProblem(typed, taken);
  const references = referencesTo(data, path).length;
  const rename = () => {
    if (problem !== null || typed === from) return;
    edit(renaming(data, path, typed), `${from} renamed to ${typed}`);
    onDone();
  };
  return (
    <Sheet title={`Rename ${from}`} onClose={onDone}>
      <form
        className={styles.rows}
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <label className={styles.field}>
          <span className={styles.label}>Slug</span>
          <input
            className={styles.control}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem !== null || undefined}
            aria-describedby="rename-says"
            onChange={({ target }) => setTyped(target.value)}
          />
          <span id="rename-says" className={styles.help} role="status">
            {problem ??
              (references === 0
                ? "Nothing else names it."
                : `${counted(references, "place")} that ${references === 1 ? "names" : "name"} it will follow, in one step.`)}
          </span>
        </label>
        <div className={styles.actions}>
          <Button type="submit" disabled={problem !== null || typed === from}>
            Rename
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

const takenIn = (there: unknown): string[] => {
  if (!Array.isArray(there)) return Object.keys(isMap(there) ? there : {});
  return there.flatMap((each: unknown) =>
    isMap(each) && typeof each["id"] === "string" ? [each["id"]] : [],
  );
};

function Remove({ path, name, onDone }: { path: Path; name: string; onDone: () => void }) {
  const { data, edit, names } = useDraft();
  const references = referencesTo(data, path);
  return (
    <Sheet title={`Remove ${name}`} onClose={onDone}>
      {references.length === 0 ? (
        <p>Nothing else names it. It can be taken back.</p>
      ) : (
        <>
          <p>{counted(references.length, "place")} would name something that is not there any more:</p>
          <ul>
            {references.slice(0, 12).map((each) => (
              <li key={each.path.join("/")}>{placeInWords(each.path, names)}</li>
            ))}
          </ul>
          {references.length > 12 && <p className="quiet">and {references.length - 12} more.</p>}
        </>
      )}
      <div className={styles.actions}>
        <Button
          onClick={() => {
            edit([{ path, value: undefined }], `${name} removed`);
            onDone();
          }}
        >
          Remove
        </Button>
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
      </div>
    </Sheet>
  );
}
