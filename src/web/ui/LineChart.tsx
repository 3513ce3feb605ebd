import { BarChart as Bars, LineChart as Lines } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useComputedColorScheme, useReducedMotion } from "./scheme.ts";
import { useEffect, useRef } from "react";
import type { Point } from "./Sparkline.tsx";

use([Bars, Lines, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export type LineChartProps = {
  label: string;
  points: readonly Point[];
  short: (value: number) => string;
  full: (value: number) => string;
  month: (day: string) => string;
  /** A bound to hold the line against, with its name. */
  bound?: { value: number; name: string } | undefined;
  /** Sums of a time stand as bars, states of a day as a line. */
  as?: "line" | "bars";
  height: number;
};

/** A figure over its month-ends, from zero up, so that a small change looks small. */
export function LineChartDrawn(props: LineChartProps) {
  const { label, height } = props;
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const still = useReducedMotion();
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, undefined, { renderer: "svg" });
    chart.setOption({ ...optionOf(props, inkOf(place.current)), animation: !still, animationDuration: 120 });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [props, scheme, still]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

type Ink = {
  text: string;
  quiet: string;
  line: string;
  series: string;
  bound: string;
  paper: string;
  page: string;
};

function inkOf(element: HTMLElement): Ink {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: read("--ink"),
    quiet: read("--quiet"),
    line: read("--line"),
    series: read("--series-1"),
    bound: read("--accent"),
    paper: read("--raised"),
    page: read("--paper"),
  };
}

function optionOf({ points, short, full, month, bound, as = "line" }: LineChartProps, ink: Ink) {
  const label = { color: ink.quiet, fontFamily: "Inter Variable", fontSize: 12 };
  const last = points.findLastIndex(({ value }) => value !== null);
  const highest = Math.max(bound?.value ?? 0, ...points.map(({ value }) => value ?? 0));
  const axis = axisOver(highest);
  return {
    grid: { left: 4, right: 12, top: 20, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis" as const,
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { ...label, color: ink.text },
      formatter: (shown: unknown) => {
        const [{ dataIndex = 0 } = {}] = shown as { dataIndex?: number }[];
        const point = points[dataIndex];
        return point
          ? `${month(point.day)}<br><b>${point.value === null ? "unknown" : full(point.value)}</b>`
          : "";
      },
    },
    xAxis: {
      type: "category" as const,
      data: points.map(({ day }) => month(day)),
      boundaryGap: as === "bars",
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      axisLabel: {
        ...label,
        hideOverlap: true,
        ...(as === "line" && { alignMinLabel: "left" as const, alignMaxLabel: "right" as const }),
      },
    },
    yAxis: {
      type: "value" as const,
      min: 0,
      max: axis.max,
      interval: axis.step,
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: { ...label, formatter: short },
    },
    series: [
      {
        type: as === "bars" ? ("bar" as const) : ("line" as const),
        data: points.map(({ value }, index) => ({
          value,
          symbol: index === last ? "circle" : "none",
          label:
            as === "line" && index === last && value !== null
              ? { show: true, formatter: short(value) }
              : { show: false },
        })),
        symbolSize: 8,
        barMaxWidth: 18,
        // The value stands over the line of the bound.
        z: 10,
        lineStyle: { color: ink.series, width: 2.5 },
        itemStyle: { color: ink.series },
        label: {
          ...label,
          color: ink.text,
          fontWeight: 600,
          position: "top" as const,
          backgroundColor: ink.page,
          padding: [1, 3],
          align: "right" as const,
        },
        ...(bound && {
          markLine: {
            symbol: "none",
            silent: true,
            lineStyle: { color: ink.bound, type: "dashed" as const, width: 1.5 },
            label: { ...label, color: ink.bound, position: "insideStartTop" as const, formatter: bound.name },
            data: [{ yAxis: bound.value }],
          },
        }),
      },
    ],
  };
}

/** About three round steps from zero to just over the highest value. */
function axisOver(highest: number): { max: number; step: number } {
  const rough = Math.max(highest, 1e-9) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((round) => round * power >= rough) ?? 10) * power;
  return { step, max: Math.ceil((highest * 1.04) / step) * step };
}
