import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { knownSearch, readSearch, writeSearch } from "./search.ts";
import { Layout } from "./staff/Layout.tsx";
import { Empty, Failed } from "./ui/states.tsx";

/** A page that fails fails inside the frame: the rail stays. */
function Fault({ error, reset }: { error: unknown; reset: () => void }) {
  return <Failed error={error} retry={reset} />;
}

/** Every URL of the app, in one place. What a page shows lives in its search (search.ts). */
const root = createRootRoute({
  component: Layout,
  validateSearch: knownSearch,
  errorComponent: Fault,
  notFoundComponent: () => (
    <Empty title="There is no page at this address">
      The list of pages is in the rail, or below on a phone.
    </Empty>
  ),
});

const page = <const Path extends string>(
  path: Path,
  component: Parameters<typeof createRoute>[0]["component"],
) => createRoute({ getParentRoute: () => root, path, component: component as never });

const tree = root.addChildren([
  page(
    "/",
    lazyRouteComponent(() => import("./staff/overview/OverviewPage.tsx"), "OverviewPage"),
  ),
  page(
    "/check",
    lazyRouteComponent(() => import("./staff/check/CheckPage.tsx"), "CheckPage"),
  ),
  page(
    "/coverage",
    lazyRouteComponent(() => import("./staff/coverage/CoveragePage.tsx"), "CoveragePage"),
  ),
  page(
    "/partners",
    lazyRouteComponent(() => import("./staff/partners/PartnersPage.tsx"), "PartnersPage"),
  ),
  page(
    "/partners/$number",
    lazyRouteComponent(() => import("./staff/partners/PartnerPage.tsx"), "PartnerPage"),
  ),
  page(
    "/deals/$number",
    lazyRouteComponent(() => import("./staff/partners/DealPage.tsx"), "DealPage"),
  ),
  page(
    "/strategy",
    lazyRouteComponent(() => import("./staff/strategy/StrategyPage.tsx"), "StrategyPage"),
  ),
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: "intent",
  defaultErrorComponent: Fault,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
