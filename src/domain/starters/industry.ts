import type { gapKinds, industries } from "../strategy/closed-sets.ts";
import type { ArchetypeName } from "./archetypes.ts";
import type { Stage } from "./stage.ts";

export type Industry = (typeof industries)[number];

/** A partner type as an industry knows it: the half that its archetype does not say. */
export type TypeCard = {
  readonly kind: ArchetypeName;
  readonly name: string;
  readonly plural: string;
  /** The gap it fills: a hypothesis, which the file marks as one, because nothing is known yet of this company. */
  readonly gap: {
    readonly slug: string;
    readonly kind: (typeof gapKinds)[number];
    readonly statement: string;
    /** How the company finds out whether it holds. */
    readonly validate: string;
  };
  readonly primary: string;
  readonly criteria: readonly string[];
  /** Why this industry needs the type. */
  readonly because: string;
};

/** What an industry changes: who its partners are, which of them come first in each stage, and its first vertical. */
export type IndustryStarter = {
  readonly name: string;
  /** Why its starters differ from those of other industries. */
  readonly because: string;
  readonly types: Readonly<Record<string, TypeCard>>;
  /** The types of each stage, the one that leads first. */
  readonly order: Readonly<Record<Stage, readonly string[]>>;
  /** Where the specialists of a mature programme go deep. */
  readonly vertical: { readonly slug: string; readonly name: string };
  /** An attractive option that the industry tempts to, and why not now. */
  readonly declined: { readonly slug: string; readonly option: string; readonly reason: string };
};
