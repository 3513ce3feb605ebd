import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";

type Props = {
  height: number;
  /** The height only keeps the place until the content is there. */
  isOfItsOwnHeight?: boolean;
  children: ReactNode;
};

/** Draws its content once it comes near the window; until then it keeps the place. */
export function WhenSeen({ height, isOfItsOwnHeight = false, children }: Props) {
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
    <div ref={place} style={seen && isOfItsOwnHeight ? undefined : { minHeight: height }}>
      {seen && (
        <Unless>
          <Suspense fallback={null}>{children}</Suspense>
        </Unless>
      )}
    </div>
  );
}

/** A picture that cannot be drawn takes nothing else of the page with it. */
class Unless extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="quiet">The picture could not be drawn; its table and its file have the same figures.</p>
    );
  }
}

/** Charts and maps are parts of their own in the build: a page without a picture never loads them. */
export const LineChart = lazy(async () => ({ default: (await import("./LineChart.tsx")).LineChartDrawn }));
export const WorldMap = lazy(async () => ({ default: (await import("./WorldMap.tsx")).WorldMapDrawn }));
