import type { ReadBodies } from "../../contract/bodies.ts";
import type { SettingsReply } from "../../contract/people.ts";
import type { Call } from "../http/site.ts";
import { activeUsers, lockSettings, settingsOf, updateSettings } from "./queries.ts";

/** The settings of the workspace, and how many active people a required second factor would ask for one. */
export async function settingsReply({
  site,
  tx,
  workspace,
}: Pick<Call, "site" | "tx" | "workspace">): Promise<SettingsReply> {
  const { name, currency, is_sample, requires_totp } = await settingsOf(tx, workspace);
  const users = await activeUsers(tx, workspace);
  const accounts = await site.signIn.accounts(users);
  return {
    name,
    currency,
    sample: is_sample,
    requiresTotp: requires_totp,
    withoutTotp: users.filter((user) => accounts.get(user)?.totp !== true).length,
  };
}

export async function changeSettings(call: Call<ReadBodies["settings"]>): Promise<SettingsReply> {
  const { tx, workspace, body } = call;
  await lockSettings(tx, workspace);
  const current = await settingsReply(call);
  call.match(current);
  const { name = current.name, requiresTotp = current.requiresTotp } = body;
  if (name === current.name && requiresTotp === current.requiresTotp) return current;
  await updateSettings(tx, workspace, { name: body.name, requiresTotp: body.requiresTotp });
  await call.audit({
    action: "workspace.changed",
    object: { kind: "workspace", id: workspace },
    before: { name: current.name, requiresTotp: current.requiresTotp },
    after: { name, requiresTotp },
  });
  return { ...current, name, requiresTotp };
}
