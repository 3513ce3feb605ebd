import {
  type RouteComponent,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { readSearch, writeSearch } from "../search.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Failed } from "../ui/states.tsx";
import { CompanyPage } from "./company/CompanyPage.tsx";
import { DealPage } from "./deals/DealPage.tsx";
import { DealsPage } from "./deals/DealsPage.tsx";
import { HomePage } from "./home/HomePage.tsx";
import { EnterPage } from "./session/EnterPage.tsx";
import { Gate } from "./session/Gate.tsx";
import { Inside } from "./Shell.tsx";
import { InvitationPage } from "./sign-in/InvitationPage.tsx";
import { SignInPage } from "./sign-in/SignInPage.tsx";
import { TierPage } from "./tier/TierPage.tsx";

/** A page that fails fails inside the frame: the bar stays. */
function Fault({ error, reset }: { error: unknown; reset: () => void }) {
  return <Failed error={error} retry={reset} />;
}

const root = createRootRoute({ component: Gate, errorComponent: Fault });
const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Inside });

const door = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });
const page = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => inside, path, component, errorComponent: Fault });

const nowhere = () => (
  <PageHeader page="Not found" finding="There is no page at this address">
    <p>The pages of the portal are in the bar.</p>
  </PageHeader>
);

/** Seldom opened, so a phone loads it only then. */
const AccountPage = lazyRouteComponent(() => import("./account/AccountPage.tsx"), "AccountPage");

/** Every address of the portal, under /portal. */
export const router = createRouter({
  routeTree: root.addChildren([
    door("/sign-in", SignInPage),
    door("/invitation", InvitationPage),
    door("/enter", EnterPage),
    inside.addChildren([
      page("/", HomePage),
      page("/deals", DealsPage),
      page("/deals/$number", DealPage),
      page("/tier", TierPage),
      page("/company", CompanyPage),
      page("/account", AccountPage),
      page("$", nowhere),
    ]),
  ]),
  basepath: "/portal",
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultErrorComponent: Fault,
  scrollRestoration: true,
});
