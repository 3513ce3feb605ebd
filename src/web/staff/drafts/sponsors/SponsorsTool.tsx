import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Candidate, Entry, Strategy } from "../../../../domain/strategy/strategy.ts";
import { counted } from "../../../ui/numbers.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { candidateName, listed, people } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";

type Sponsor = Entry<"sponsors">;

/** Who keeps the relationship on both sides, and how often they meet; tier-A candidates without a sponsor are named. */
export function SponsorsTool() {
  const { strategy } = useDraft();
  const sponsors = entries<Sponsor>(strategy.sponsors);
  const without = aloneIn(strategy);
  if (sponsors.length + without.length === 0) return null;
  return (
    <Tool
      title={findingOf(strategy, sponsors.length, without)}
      says="Each tier-A partner has an executive there and one here, who meet in a rhythm."
    >
      <PlainTable
        stacks
        label="Executive sponsors"
        header={[
          { title: "Partner" },
          { title: "Tier" },
          { title: "Executive there" },
          { title: "Executive here" },
          { title: "They meet" },
        ]}
        rows={[
          ...sponsors.map(([slug, { cadence }]) => ({ slug, cadence })),
          ...without.map((slug) => ({ slug, cadence: undefined })),
        ].map(({ slug, cadence }) => ({
          key: slug,
          cells: [
            <PartLink key="n" to={["sponsors", slug]}>
              {candidateName(strategy, slug)}
            </PartLink>,
            strategy.landscape?.[slug]?.tier ?? "–",
            <CellField
              key="p"
              path={["sponsors", slug, "partnerExecutive"]}
              label={`Executive at ${candidateName(strategy, slug)}`}
            />,
            <CellChoice
              key="c"
              path={["sponsors", slug, "counterpart"]}
              label={`Our executive for ${candidateName(strategy, slug)}`}
              choices={people(strategy)}
            />,
            cadence?.length ? (
              cadence
                .map(({ kind, every }) => `${inWords(kind ?? "meeting").toLowerCase()} every ${every}`)
                .join("; ")
            ) : (
              <Missing key="m">no rhythm</Missing>
            ),
          ],
        }))}
      />
    </Tool>
  );
}

const aloneIn = (strategy: Strategy): string[] =>
  entries<Candidate>(strategy.landscape).flatMap(([slug, { tier }]) =>
    tier === "A" && !strategy.sponsors?.[slug] ? [slug] : [],
  );

function findingOf(strategy: Strategy, number: number, without: readonly string[]): string {
  if (without.length > 0)
    return `${listed(without.map((slug) => candidateName(strategy, slug)))} ${without.length === 1 ? "is" : "are"} tier A and ${without.length === 1 ? "has" : "have"} no executive sponsor`;
  return `${counted(number, "partner has", "partners have")} an executive sponsor; no tier-A candidate is without one`;
}
