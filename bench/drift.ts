import { join } from "node:path";
import { inWorkspace } from "../src/database/connection.ts";
import { createApp } from "../src/server/app.ts";
import { lastDay, type Size } from "./company.ts";
import { type Figure, interleaved, median, percentile } from "./figure.ts";
import type { Ground } from "./ground.ts";
import { loadCompany } from "./loading.ts";
import { asOwnerOf, siteOn } from "../tests/server/site.ts";
import { sameAggregates } from "./same-aggregates.ts";

const pages = ["drift", "overview"] as const;
const coldRuns: Record<Size, number> = { S: 9, M: 5, L: 3 };
const warmRuns = 60;

/**
 * Drift and overview through HTTP at one size: the first time after an import, when no facts are kept, and then again and
 * again. Beside them the same aggregates as one SQL text over the rows.
 */
export async function measureDrift(
  ground: Ground,
  size: Size,
  say: (line: string) => void,
): Promise<Figure[]> {
  const workspace = await loadCompany(ground, size, say);
  const byHand = () =>
    inWorkspace(ground.connection, workspace, (tx) => sameAggregates(tx, workspace, lastDay));
  const anew = (page: Page) => () => ask(serverOf(ground, workspace), page);
  const cold = await interleaved(coldRuns[size], {
    byHand,
    drift: anew("drift"),
    overview: anew("overview"),
  });
  const server = serverOf(ground, workspace);
  await ask(server, "drift");
  const warm = await interleaved(warmRuns, {
    drift: () => ask(server, "drift"),
    overview: () => ask(server, "overview"),
  });
  const baseline = median(cold.byHand);
  return pages.flatMap((page): Figure[] => [
    {
      what: `${page} at ${size}, no facts kept`,
      value: median(cold[page]),
      unit: "ms",
      baseline,
      runs: coldRuns[size],
    },
    { what: `${page} at ${size}, warm`, value: median(warm[page]), unit: "ms", baseline, runs: warmRuns },
    {
      what: `${page} at ${size}, warm, p95`,
      value: percentile(warm[page], 95),
      unit: "ms",
      baseline,
      ...(size === "L" ? { aim: { of: "value", atMost: 300 } as const } : {}),
      runs: warmRuns,
    },
  ]);
}

type Page = (typeof pages)[number];
type Server = ReturnType<typeof serverOf>;

/** Keeps no facts yet. */
function serverOf({ connection, folder }: Ground, workspace: string) {
  const app = createApp(siteOn(connection, { today: () => lastDay }), join(folder, "no-pages"));
  return { app, headers: asOwnerOf(workspace) };
}

async function ask({ app, headers }: Server, page: Page): Promise<void> {
  const { statusCode, body } = await app.inject({ method: "GET", url: `/api/v1/${page}`, headers });
  if (statusCode !== 200) throw new Error(`${page} answered ${statusCode}: ${body.slice(0, 300)}`);
}
