import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";

/** Draws its content once it comes near the window; until then it keeps the place. */
export function WhenSeen({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} style={{ minHeight: height }}>
      {seen && <Suspense fallback={null}>{children}</Suspense>}
    </div>
  );
}

/** Charts and maps are parts of their own in the build: a page without a picture never loads them. */
export const LineChart = lazy(async () => ({ default: (await import("./LineChart.tsx")).LineChartDrawn }));
export const WorldMap = lazy(async () => ({ default: (await import("./WorldMap.tsx")).WorldMapDrawn }));
