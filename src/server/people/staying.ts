import { holdPerson } from "./queries.ts";

/** A person of the workspace, kept from leaving until the transaction ends: for what is to hang on them. */
export const personWhoStays = holdPerson;
