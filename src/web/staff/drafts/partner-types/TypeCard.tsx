import type { ReactNode } from "react";
import { models, priorities } from "../../../../domain/strategy/closed-sets.ts";
import type { PartnerType } from "../../../../domain/strategy/strategy.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import { Toggles } from "../kit/Toggles.tsx";
import styles from "./PartnerTypes.module.css";

const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: inWords(slug) }));
const modelChoices = named(models);
const priorityChoices = named(priorities);

/** One partner type on a card: the role, what goes each way, the gap it fills, and what such a partner can carry. */
export function TypeCard({ slug, type }: { slug: string; type: PartnerType }) {
  const { strategy } = useDraft();
  const at = (...rest: string[]) => ["partnerTypes", slug, ...rest];
  const gaps = Object.keys(strategy.gaps ?? {}).map((gap) => ({ slug: gap, name: inWords(gap) }));
  return (
    <article className={styles.card} aria-labelledby={`card-${slug}`}>
      <header>
        <h3 id={`card-${slug}`}>
          <PartLink to={["partnerTypes", slug]}>{type.name}</PartLink>
        </h3>
        <p className="small quiet">
          {[type.kind, type.category].flatMap((one) => (one ? [inWords(one)] : [])).join(" · ")}
        </p>
      </header>
      <CellField path={at("role", "primary")} label={`Role of ${type.name}`} placeholder="what is it for?" />
      <div className={styles.exchange}>
        <Side title="We give →" items={type.gives} />
        <Side title="← We get" items={type.gets} />
      </div>
      <dl className={styles.facts}>
        <Fact name="Fills">
          <Toggles
            path={at("fills")}
            label={`Gaps that ${type.name} fills`}
            choices={gaps}
            words={(gap, isOn) => `${type.name} ${isOn ? "fills" : "no longer fills"} ${gap.slug}`}
          />
          {!type.fills?.length && <Missing>fills no gap</Missing>}
        </Fact>
        <Fact name="Models">
          <Toggles
            path={at("models")}
            label={`Models of ${type.name}`}
            choices={modelChoices}
            words={(model, isOn) => `${type.name} ${isOn ? "works in" : "leaves"} ${model.slug}`}
          />
        </Fact>
        <Fact name="Priority">
          <CellChoice path={at("priority")} label={`Priority of ${type.name}`} choices={priorityChoices} />
        </Fact>
      </dl>
      <dl className={styles.figures}>
        <Fact name="Share">
          <CellField
            path={at("target", "share")}
            as="figure"
            placeholder="–"
            label={`Intended share of ${type.name}`}
          />
        </Fact>
        <Fact name="Partners">
          <CellField
            path={at("target", "partners")}
            as="figure"
            placeholder="–"
            label={`Partners wanted of ${type.name}`}
          />
        </Fact>
        <Fact name="Vendors">
          <CellField
            path={at("capacity", "vendors")}
            as="figure"
            placeholder="–"
            label={`Vendors of a ${type.name}`}
          />
        </Fact>
        <Fact name="Hours a quarter">
          <CellField
            path={at("capacity", "hoursPerQuarter")}
            as="figure"
            placeholder="–"
            label={`Hours a quarter of a ${type.name}`}
          />
        </Fact>
      </dl>
    </article>
  );
}

function Side({ title, items }: { title: string; items: readonly string[] | undefined }) {
  return (
    <section>
      <h4>{title}</h4>
      {items?.length ? (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      ) : (
        <Missing>nothing</Missing>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
