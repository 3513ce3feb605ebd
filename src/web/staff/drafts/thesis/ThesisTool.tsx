import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { models, principles } from "../../../../domain/strategy/closed-sets.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import { isMap, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { sentenceFromFields } from "../../../../domain/strategy/thesis-sentence.ts";
import { forReaders } from "../../../ui/numbers.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { listed } from "../kit/names.ts";
import { Toggle, Toggles } from "../kit/Toggles.tsx";
import toggles from "../kit/Toggles.module.css";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Thesis.module.css";

const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: inWords(slug) }));
const principleChoices = named(principles);

/** The thesis as a sentence that writes itself and can be put in own words, beside the fields it is written from. */
export function ThesisTool() {
  const { strategy } = useDraft();
  const open = openIn(strategy.thesis);
  const regions = entries<{ name: string }>(strategy.coverage?.regions).map(([slug, { name }]) => ({
    slug,
    name,
  }));
  return (
    <Tool
      title={
        open.length === 0
          ? "The thesis says all it has to say"
          : `The thesis does not yet say ${listed(open)}`
      }
      says="The sentence writes itself from the fields beside it until you put it in your own words. It is the one every document opens with."
    >
      <div className={styles.two}>
        <Sentence />
        <dl className={styles.fields}>
          <Field name="Because">
            <CellField path={["thesis", "because"]} label="Why partners" />
          </Field>
          <Field name="Share of ARR">
            <CellField path={["thesis", "arrShare"]} as="figure" label="Share of ARR" />
          </Field>
          <Field name="Within">
            <CellField path={["thesis", "within"]} as="figure" label="Time in which" />
          </Field>
          <Field name="Markets">
            {regions.length === 0 ? (
              <span className="quiet">Regions are named under coverage</span>
            ) : (
              <Toggles
                path={["thesis", "markets"]}
                label="Markets where partners help"
                choices={regions}
                words={({ name }, isOn) => `The thesis ${isOn ? "counts on" : "leaves out"} ${name}`}
              />
            )}
          </Field>
          <Field name="Models">
            <ModelToggles />
          </Field>
          <Field name="Philosophy">
            <CellChoice path={["thesis", "principle"]} label="Philosophy" choices={principleChoices} />
          </Field>
          <Field name="Judged by">
            <CellField path={["thesis", "northStar", "atLeast"]} as="figure" label="North star, at least" />
            <CellField path={["thesis", "northStar", "by"]} as="figure" label="North star, by" />
          </Field>
        </dl>
      </div>
    </Tool>
  );
}

function Sentence() {
  const { strategy, edit, closed } = useDraft();
  const own = strategy.thesis?.statement;
  const written = sentenceFromFields(strategy);
  const put = (value: string | undefined, words: string) =>
    edit([{ path: ["thesis", "statement"], value }], words);
  if (own === undefined)
    return (
      <figure className={styles.sentence}>
        <blockquote>{forReaders(written)}</blockquote>
        {closed === null && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => put(forReaders(written), "The thesis put in own words")}
          >
            Put it in my own words
          </Button>
        )}
      </figure>
    );
  return (
    <figure className={styles.sentence}>
      <div className={styles.own}>
        <CellField path={["thesis", "statement"]} label="The thesis in your own words" />
      </div>
      <figcaption className="small quiet">From the fields: {forReaders(written)}</figcaption>
      {closed === null && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => put(undefined, "The thesis written from its fields again")}
        >
          Write it from the fields again
        </Button>
      )}
    </figure>
  );
}

/** Models are entries with a reason of their own; a new one begins without. */
function ModelToggles() {
  const { data, edit, closed } = useDraft();
  const list = valueAt(data, ["thesis", "models"]);
  const chosen: readonly unknown[] = Array.isArray(list) ? list : [];
  const modelOf = (entry: unknown) => (isMap(entry) ? entry["model"] : undefined);
  const toggle = (model: string) => {
    const isOn = chosen.some((one) => modelOf(one) === model);
    const value = isOn ? chosen.filter((one) => modelOf(one) !== model) : [...chosen, { model }];
    edit([{ path: ["thesis", "models"], value }], `Model ${model} ${isOn ? "taken out" : "chosen"}`);
  };
  return (
    <div className={toggles.toggles} role="group" aria-label="Partnership models">
      {models.map((model) => (
        <Toggle
          key={model}
          isOn={chosen.some((one) => modelOf(one) === model)}
          closed={closed}
          onPress={() => toggle(model)}
        >
          {inWords(model)}
        </Toggle>
      ))}
    </div>
  );
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function openIn(thesis: ReturnType<typeof useDraft>["strategy"]["thesis"]): string[] {
  const asked: [string, unknown][] = [
    ["why partners", thesis?.because],
    ["how much", thesis?.arrShare],
    ["by when", thesis?.within],
    ["in which markets", thesis?.markets?.length || undefined],
    ["under which models", thesis?.models?.length || undefined],
    ["judged by what", thesis?.northStar?.metric],
  ];
  return asked.flatMap(([name, value]) => (value === undefined ? [name] : []));
}
