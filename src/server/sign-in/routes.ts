import { endpoints } from "../../contract/endpoints.ts";
import type { DoneReply } from "../../contract/people.ts";
import type { Serve } from "../http/serve.ts";
import {
  beginTotp,
  changeName,
  changePassword,
  confirm,
  endTotp,
  proveTotp,
  renewRecoveryCodes,
} from "./account.ts";
import { Answered } from "../http/answered.ts";
import { firstRun } from "./first-run.ts";
import { acceptInvitation, seeOffer } from "./invitations.ts";
import { resetPassword, sendPasswordLink, sendSignInLink } from "./mailed-links.ts";
import { endOtherSessions, endOwnSession, enter, sessionsReply } from "./own-sessions.ts";
import { enterSample } from "./sample-entry.ts";
import { sessionReply } from "./session-reply.ts";
import { beginSignOn } from "./sign-on.ts";
import { signOnReturn } from "./sign-on-return.ts";
import { signInByCode, signInByLink, signInByPassword, signOut } from "./signing-in.ts";

/** Every call about who one is. */
export function signInRoutes(serve: Serve): void {
  serve.open(endpoints.session, sessionReply);
  serve.open(endpoints.firstRun, firstRun);
  serve.open(endpoints.enterSample, enterSample);
  serve.open(endpoints.signIn, signInByPassword);
  serve.open(endpoints.signInCode, signInByCode);
  serve.open(endpoints.signInLink, sendSignInLink);
  serve.open(endpoints.redeemLink, signInByLink);
  serve.open(endpoints.signOn, beginSignOn);
  serve.open(endpoints.signOnReturn, signOnReturn);
  serve.open(endpoints.signOut, done(signOut));
  serve.open(endpoints.forgotPassword, sendPasswordLink);
  serve.open(endpoints.resetPassword, done(resetPassword));
  serve.open(endpoints.enter, done(enter));
  serve.open(endpoints.confirm, done(confirm));
  serve.open(endpoints.sessions, sessionsReply);
  serve.open(endpoints.endSession, done(endOwnSession));
  serve.open(endpoints.endOtherSessions, done(endOtherSessions));
  serve.open(endpoints.changeAccount, done(changeName));
  serve.open(endpoints.changePassword, done(changePassword));
  serve.open(endpoints.beginTotp, once(beginTotp));
  serve.open(endpoints.proveTotp, once(proveTotp));
  serve.open(endpoints.endTotp, done(endTotp));
  serve.open(endpoints.renewRecoveryCodes, once(renewRecoveryCodes));
  serve.open(endpoints.seeOffer, seeOffer);
  serve.open(endpoints.acceptInvitation, acceptInvitation);
}

const done =
  <Call>(work: (call: Call) => Promise<void>) =>
  async (call: Call): Promise<DoneReply> => {
    await work(call);
    return { done: true };
  };

const once =
  <Call, Reply>(work: (call: Call) => Promise<Reply>) =>
  async (call: Call): Promise<Answered<Reply>> =>
    new Answered(await work(call), { once: true });
