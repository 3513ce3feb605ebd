import { atLengthAcrossWorkspaces, type Connection, inWorkspace } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import type { Told } from "../audit/actions.ts";
import { addMember, type Joined, type Joiner } from "../people/actions.ts";
import { storeStrategy } from "../strategies/loading.ts";
import { addWorkspace, lockFounding } from "./founding-queries.ts";

export type Company = { readonly name: string; readonly currency: string };

/**
 * Makes the workspace of a company with its first owner and a strategy that says no more than whose it is; all of it or
 * nothing. The name of the company is checked text on one line.
 */
export async function foundWorkspace(
  connection: Connection,
  company: Company,
  owner: Joiner,
  told: Told,
): Promise<Joined> {
  const { at } = told;
  const workspace = newId(at.getTime());
  return inWorkspace(connection, workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, ...company, at });
    const name = `${company.name} partnership strategy`;
    await storeStrategy(tx, workspace, {
      fileName: "strategy.yaml",
      text: beginning(name, company),
      note: "Made with the workspace: it says whose strategy it is, and nothing else yet",
      name,
      at,
    });
    const joined = await addMember(tx, workspace, owner, { role: "owner", via: "first-run" }, told);
    if (!joined.ok) throw new Error(joined.reason);
    return joined.value;
  });
}

/**
 * Runs `work` while no other process founds anything. The lock is held by a transaction of its own, because what is founded is
 * written through several roles; it goes with that transaction, however it ends.
 */
export const whileFounding = <T>(connection: Connection, work: () => Promise<T>): Promise<T> =>
  atLengthAcrossWorkspaces(connection, "one founding at a time", async (lock) => {
    await lockFounding(lock);
    return work();
  });

/** Lets the first owner into the sample, too. */
export async function joinSample(
  connection: Connection,
  sample: string,
  owner: Joiner,
  told: Told,
): Promise<void> {
  await inWorkspace(connection, sample, (tx) =>
    addMember(tx, sample, owner, { role: "owner", via: "first-run" }, told),
  );
}

/** JSON text is YAML text, whatever quotes and colons a name holds. */
const beginning = (name: string, company: Company): string => `entente: 1

strategy:
  name: ${JSON.stringify(name)}

company:
  name: ${JSON.stringify(company.name)}
  currency: ${company.currency}
  fiscalYearStart: 1
`;
