import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { knownSearch, readSearch, writeSearch } from "./search.ts";
import { Layout } from "./staff/Layout.tsx";
import { Gate } from "./staff/session/Gate.tsx";
import { Empty, Failed } from "./ui/states.tsx";

/** A page that fails fails inside the frame: the rail stays. */
function Fault({ error, reset }: { error: unknown; reset: () => void }) {
  return <Failed error={error} retry={reset} />;
}

/** Every URL of the app, in one place. What a page shows lives in its search (search.ts). */
const root = createRootRoute({
  component: Gate,
  validateSearch: knownSearch,
  errorComponent: Fault,
  notFoundComponent: () => (
    <Empty title="There is no page at this address">
      The list of pages is in the rail, or below on a phone.
    </Empty>
  ),
});

type Component = Parameters<typeof createRoute>[0]["component"];

/** The pages before a workspace: first run, sign-in, invitations. */
const door = <const Path extends string>(path: Path, component: Component) =>
  createRoute({ getParentRoute: () => root, path, component: component as never });

const workspace = createRoute({
  getParentRoute: () => root,
  id: "workspace",
  component: Layout,
  errorComponent: Fault,
});

const page = <const Path extends string>(path: Path, component: Component) =>
  createRoute({ getParentRoute: () => workspace, path, component: component as never });

const doors = [
  door(
    "/welcome",
    lazyRouteComponent(() => import("./staff/sign-in/WelcomePage.tsx"), "WelcomePage"),
  ),
  door(
    "/sign-in",
    lazyRouteComponent(() => import("./staff/sign-in/SignInPage.tsx"), "SignInPage"),
  ),
  door(
    "/second-factor",
    lazyRouteComponent(() => import("./staff/sign-in/SecondFactorPage.tsx"), "SecondFactorPage"),
  ),
  door(
    "/enter",
    lazyRouteComponent(() => import("./staff/sign-in/EnterPage.tsx"), "EnterPage"),
  ),
  door(
    "/invitation",
    lazyRouteComponent(() => import("./staff/sign-in/InvitationPage.tsx"), "InvitationPage"),
  ),
  door(
    "/password",
    lazyRouteComponent(() => import("./staff/sign-in/PasswordPage.tsx"), "PasswordPage"),
  ),
];

const pages = [
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
  page(
    "/versions",
    lazyRouteComponent(() => import("./staff/versions/VersionsPage.tsx"), "VersionsPage"),
  ),
  page(
    "/versions/$version",
    lazyRouteComponent(() => import("./staff/versions/VersionPage.tsx"), "VersionPage"),
  ),
  page(
    "/documents",
    lazyRouteComponent(() => import("./staff/documents/DocumentsPage.tsx"), "DocumentsPage"),
  ),
  page(
    "/bring",
    lazyRouteComponent(() => import("./staff/document-import/BringPage.tsx"), "BringPage"),
  ),
  page(
    "/start",
    lazyRouteComponent(() => import("./staff/starters/StartPage.tsx"), "StartPage"),
  ),
  page(
    "/account",
    lazyRouteComponent(() => import("./staff/account/AccountPage.tsx"), "AccountPage"),
  ),
  page(
    "/people",
    lazyRouteComponent(() => import("./staff/people/PeoplePage.tsx"), "PeoplePage"),
  ),
  page(
    "/keys",
    lazyRouteComponent(() => import("./staff/keys/KeysPage.tsx"), "KeysPage"),
  ),
  page(
    "/settings",
    lazyRouteComponent(() => import("./staff/settings/SettingsPage.tsx"), "SettingsPage"),
  ),
  page(
    "/audit",
    lazyRouteComponent(() => import("./staff/audit/AuditPage.tsx"), "AuditPage"),
  ),
];

/** One page for the whole draft: what was written lives on from part to part. */
const draft = page(
  "/draft",
  lazyRouteComponent(() => import("./staff/drafts/DraftPage.tsx"), "DraftPage"),
);
const draftParts = [
  createRoute({ getParentRoute: () => draft, path: "/" }),
  createRoute({ getParentRoute: () => draft, path: "$part" }),
];

const tree = root.addChildren([...doors, workspace.addChildren([...pages, draft.addChildren(draftParts)])]);

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
