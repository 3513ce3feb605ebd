import { endpoints } from "../../contract/endpoints.ts";
import type { Serve } from "../http/serve.ts";
import { changeSettings, settingsReply } from "./actions.ts";
import {
  askForDomain,
  askIssuer,
  connectSignOn,
  disconnectSignOn,
  proveDomain,
  signOnReply,
} from "./sign-on.ts";

export function settingsRoutes(serve: Serve): void {
  serve.staff(endpoints.settings, settingsReply);
  serve.staff(endpoints.changeSettings, changeSettings);
  serve.staff(endpoints.signOnConnection, signOnReply);
  serve.staffAsking(endpoints.connectSignOn, askIssuer, connectSignOn);
  serve.staffAsking(endpoints.proveDomain, askForDomain, proveDomain);
  serve.staff(endpoints.disconnectSignOn, disconnectSignOn);
}
