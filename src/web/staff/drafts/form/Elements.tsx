import type { Referable } from "../../../../domain/strategy/fields.ts";
import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useId, useState } from "react";
import { unreachable } from "../../../../domain/shared/unreachable.ts";
import type { Form, FormField } from "../../../../domain/strategy/forms.ts";
import { type Path, pointer } from "../../../../domain/strategy/path.ts";
import { isMap, textOf, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { counted } from "../../../ui/numbers.ts";
import { Prose } from "../../../ui/Prose.tsx";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { useRoom } from "../room-context.ts";
import { AddElement, type ManyForm } from "./AddElement.tsx";
import { choicesFor, elementName } from "../../../../domain/strategy/choices.ts";
import { ElementActions } from "./ElementActions.tsx";
import styles from "./Field.module.css";
import { FindingLines } from "./FieldFrame.tsx";
import { Group } from "./Group.tsx";
import { NextField } from "./NextField.tsx";

type Props = {
  readonly path: Path;
  readonly form: ManyForm;
  /** The field that holds them; none where the page has their name already. */
  readonly title?: FormField;
  /** One more is added here; not where the page has a place for that of its own. */
  readonly adds?: boolean;
};

/** Elements of a map or a list, each to be opened: its fields, and what can be done with it. */
export function Elements({ path, form, title, adds = true }: Props) {
  const { data } = useDraft();
  const [fresh, setFresh] = useState<string | null>(null);
  const id = useId();
  const entries = entriesOf(valueAt(data, path));
  const body = (
    <>
      {title?.help && (
        <p className={styles.help}>
          <Prose text={title.help} />
        </p>
      )}
      <FindingLines path={path} />
      {entries.length > 0 && (
        <div className={styles.elements}>
          {entries.map(({ step, element }) => (
            <Element
              key={step}
              path={[...path, step]}
              form={form.of}
              element={element}
              opens={fresh === String(step)}
            />
          ))}
        </div>
      )}
      {adds && <AddElement path={path} form={form} onAdded={setFresh} />}
    </>
  );
  if (!title) return body;
  return (
    <section id={path.join("/")} className={styles.inner} aria-labelledby={id}>
      <h3 id={id}>{inWords(title.key)}</h3>
      {body}
    </section>
  );
}

type Entry = { readonly step: string | number; readonly element: unknown };

function entriesOf(value: unknown): Entry[] {
  if (Array.isArray(value)) return value.map((element: unknown, step) => ({ step, element }));
  return Object.entries(isMap(value) ? value : {}).map(([step, element]) => ({ step, element }));
}

type ElementProps = { path: Path; form: Form; element: unknown; opens: boolean };

function Element({ path, form, element, opens }: ElementProps) {
  const anchor = path.join("/");
  const hash = useLocation({ select: (location) => decodeURIComponent(location.hash) });
  const isMeant = opens || hash === anchor || hash.startsWith(`${anchor}/`);
  const [state, setState] = useState({ meant: false, open: false });
  // A link to something inside opens it; after that it is the reader's to close.
  if (isMeant !== state.meant) setState({ meant: isMeant, open: isMeant || state.open });
  const { name, more } = useSummary(path, form, element);
  return (
    <details
      id={anchor}
      className={styles.element}
      open={state.open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== state.open) setState({ ...state, open: currentTarget.open });
      }}
    >
      <summary>
        <span className={styles.name}>{name}</span>
        {more !== "" && <span className={`${styles.about} small quiet`}>{more}</span>}
        <Marks path={path} />
      </summary>
      {state.open && (
        <div className={styles.body}>
          <FindingLines path={path} />
          <Body path={path} form={form} />
          <ElementActions path={path} form={form} name={name} />
        </div>
      )}
    </details>
  );
}

function Body({ path, form }: { path: Path; form: Form }): ReactNode {
  if (form.kind === "group") return <Group path={path} form={form} />;
  const field = { key: String(path.at(-1)), help: "", must: false, form };
  return <NextField path={path} field={field} />;
}

/** How many findings an element has, by how much they weigh. */
function Marks({ path }: { path: Path }) {
  const { report } = useRoom();
  const at = pointer(path);
  const inside = report.findings.filter(
    (finding) => finding.path === at || finding.path.startsWith(`${at}/`),
  );
  const worst = inside[0];
  if (!worst) return null;
  return (
    <span className={`${styles.marks} small`}>
      <StatusMark of={worst.severity} word={false} /> {counted(inside.length, "finding")}
    </span>
  );
}

/** What a closed element says of itself: its name, and the first few things that tell it apart. */
function useSummary(path: Path, form: Form, element: unknown): { name: string; more: string } {
  const { data } = useDraft();
  const step = path.at(-1);
  const isListed = typeof step === "number";
  const slug = isListed
    ? isMap(element) && typeof element["id"] === "string"
      ? element["id"]
      : ""
    : String(step);
  const named = path[0] === "people" && path.length === 2 ? titleOf(element) : elementName(element, "");
  const parts = isMap(element) && form.kind === "group" ? partsOf(data, form.fields, element, named) : [];
  if (named !== "") return { name: named, more: [slug, ...parts.slice(0, 3)].filter(Boolean).join(" · ") };
  if (slug !== "") return { name: referenceName(data, path, slug), more: parts.slice(0, 4).join(" · ") };
  const [first = `${Number(step) + 1}`, ...rest] = parts;
  return { name: first, more: rest.slice(0, 4).join(" · ") };
}

/** In a strategy a person is a role first, whoever holds it. */
const titleOf = (person: unknown): string =>
  isMap(person) && typeof person["title"] === "string" ? person["title"] : elementName(person, "");

/** A key that is a reference is called by what it names. */
function referenceName(data: unknown, path: Path, slug: string): string {
  if (path[0] !== "sponsors") return inWords(slug);
  return (
    choicesFor(data, ["candidate"])[0]?.choices.find((choice) => choice.slug === slug)?.name ?? inWords(slug)
  );
}

function partsOf(
  data: unknown,
  fields: readonly FormField[],
  element: Readonly<Record<string, unknown>>,
  named: string,
): string[] {
  return fields.flatMap(({ key, form }) => {
    const value = element[key];
    if (value === undefined || value === named || key === "id") return [];
    const said = summaryOf(data, form, value);
    return said === undefined ? [] : [said];
  });
}

function summaryOf(data: unknown, form: Form, value: unknown): string | undefined {
  switch (form.kind) {
    case "reference":
      return chosenName(data, form.to, value);
    case "choice":
      return inWords(textOf(value)).toLowerCase();
    case "several":
      return severalNames(data, form.of, value);
    case "group":
      return isMap(value) && form.fields.some(({ key }) => key === "namedAccount")
        ? conditions(value)
        : undefined;
    case "flag":
    case "terms":
    case "list":
    case "map":
      return undefined;
    case "text":
    case "number":
    case "amount":
    case "share":
    case "duration":
    case "quantity":
    case "day":
    case "period":
    case "quarter":
    case "year":
    case "currency":
    case "zone":
    case "country":
      return textOf(value);
    default:
      return unreachable(form);
  }
}

function chosenName(data: unknown, to: readonly Referable[], value: unknown): string {
  const choices = choicesFor(data, to).flatMap((group) => group.choices);
  return choices.find(({ slug }) => slug === value)?.name ?? textOf(value);
}

/** Of elements that are a sentence each, three would fill the line: those stand by the words of their slugs. */
function severalNames(data: unknown, of: Form, value: unknown): string | undefined {
  if (of.kind !== "reference" || !Array.isArray(value)) return undefined;
  return value
    .map((one: unknown) => {
      const name = chosenName(data, of.to, one);
      return name.length > 32 ? inWords(textOf(one)) : name;
    })
    .join(", ");
}

const conditions = (when: Readonly<Record<string, unknown>>): string =>
  Object.entries(when)
    .map(
      ([key, value]) =>
        `${inWords(key).toLowerCase()}: ${value === true ? "yes" : value === false ? "no" : textOf(value)}`,
    )
    .join(", ");
