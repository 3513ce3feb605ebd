import { MantineProvider } from "@mantine/core";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { type ComponentType, createElement } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { describe, expect, it } from "vitest";
import { namesOf } from "../../../domain/strategy/names-of.ts";
import { DraftContext } from "./draft-context.ts";
import { readDraft } from "./reading.ts";
import { tools } from "./tools.ts";

const whose = {
  entente: 1,
  strategy: { name: "Kaminari" },
  company: { name: "Kaminari", currency: "JPY", fiscalYearStart: 4 },
};

/** What "Add" writes: a name where the kind of element has one, and nothing else. */
const justAdded = {
  ...whose,
  people: { one: {} },
  objectives: { one: {} },
  gaps: { one: {} },
  thesis: {},
  categories: { resell: {} },
  partnerTypes: { one: {} },
  bets: { one: {} },
  declined: { one: {} },
  coverage: { regions: { one: {} }, cells: [{}], rulesOfEngagement: [{}] },
  scoring: {},
  landscape: { one: {} },
  competitors: { one: {} },
  programs: { one: {} },
  incentives: { one: {} },
  agreements: { one: {} },
  value: { one: {} },
  budget: {},
  decisions: { one: {} },
  okrs: { one: {} },
  roadmap: [{}],
  metrics: [{}],
  raci: { one: {} },
  sponsors: { one: {} },
  risks: { one: {} },
  scenarios: { one: {} },
  assumptions: { one: {} },
  sources: { one: {} },
};

/** The same a step further in: an element whose lists have a line with nothing in it. */
const begun = {
  ...justAdded,
  thesis: { markets: [""], models: [""], mechanisms: [{}], northStar: {} },
  partnerTypes: {
    one: { target: {}, role: {}, gives: [""], gets: [""], criteria: [{}], capacity: {}, reviews: [{}] },
  },
  bets: { one: { segment: {}, targets: [{}], leading: {}, lagging: {}, retireIf: {}, reviews: [{}] } },
  competitors: { one: { partners: { other: {} }, channel: {} } },
  programs: {
    one: {
      tiers: [{ criteria: [{}], benefits: [{}], commitments: [{}] }],
      registration: {},
      certifications: [{}],
    },
  },
  incentives: { one: { bands: { steps: [{}] }, cap: {}, clawback: {} } },
  budget: { people: [{}], lines: [{}], systems: [{}], split: {}, approved: {} },
  decisions: { one: { facts: {}, reviews: [{}] } },
  okrs: { one: { keyResults: [{}] } },
  roadmap: [{ done: {} }],
  metrics: [{ targets: { "FY28-Q1": "" } }],
  sponsors: { one: { meetings: [{}], escalation: {} } },
  risks: { one: { warnings: [{}] } },
  scenarios: { one: { when: {} } },
};

describe("a tool", () => {
  it.each([
    ["just added", justAdded],
    ["begun", begun],
  ])("draws elements that were %s: whoever adds one can go on", async (_, data) => {
    const failures: string[] = [];
    for (const [part, own] of Object.entries(tools))
      for (const Tool of own) {
        const failure = await failureOf(Tool, data);
        if (failure !== null) failures.push(`${part}: ${failure}`);
      }
    expect(failures).toEqual([]);
  });
});

/** Why a tool cannot be drawn over a draft; null where it can. */
async function failureOf(Tool: ComponentType, data: unknown): Promise<string | null> {
  const { strategy, report } = readDraft(data, "2026-11-30");
  const draft = {
    data,
    strategy,
    findings: report.findings,
    names: namesOf(data),
    asOf: "2026-11-30",
    edit: () => {},
    latest: () => data,
    closed: null,
  };
  const component = () =>
    createElement(MantineProvider, null, createElement(DraftContext, { value: draft }, createElement(Tool)));
  const routeTree = createRootRoute({ component });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  await router.load();
  let failure: string | null = null;
  const onError = (error: unknown) => {
    failure ??= String(error);
  };
  await prerenderToNodeStream(createElement(RouterProvider, { router } as never), { onError }).catch(onError);
  return failure;
}
