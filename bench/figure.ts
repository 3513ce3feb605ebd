/** One line of the report: a median (or the percentile it names), beside a baseline of the same run and an aim. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "rows/s" | "requests/s" | "MB";
  /** The median of something that does the same work, or nearly none, in the same run. */
  readonly baseline?: number;
  /** Where the specification names one; of the value itself, or of value ÷ baseline. */
  readonly aim?: Aim;
  readonly runs: number;
};

type Aim = {
  readonly of: "value" | "ratio";
  readonly atMost?: number;
  readonly atLeast?: number;
};

export const ratioOf = ({ value, baseline }: Figure): number | undefined =>
  baseline === undefined || baseline === 0 ? undefined : value / baseline;

/** Undefined where no aim is named. */
export function isWithinAim(figure: Figure): boolean | undefined {
  const { aim } = figure;
  const value = aim?.of === "ratio" ? ratioOf(figure) : figure.value;
  if (aim === undefined || value === undefined) return undefined;
  return value <= (aim.atMost ?? Number.POSITIVE_INFINITY) && value >= (aim.atLeast ?? 0);
}

export const median = (values: readonly number[]): number => percentile(values, 50);

/** The smallest value that at least so many percent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Each kind of work in turn, round after round, so that a busy moment of the machine falls on all of them. */
export async function interleaved<Kind extends string>(
  rounds: number,
  kinds: Readonly<Record<Kind, () => unknown>>,
): Promise<Record<Kind, number[]>> {
  const names = Object.keys(kinds) as Kind[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Kind, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of names) times[name].push(await timed(kinds[name]));
  return times;
}
