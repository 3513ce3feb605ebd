import { documentsEndpoints } from "./endpoints/documents.ts";
import { figuresEndpoints } from "./endpoints/figures.ts";
import { operationsEndpoints } from "./endpoints/operations.ts";
import { peopleEndpoints } from "./endpoints/people.ts";
import { portalEndpoints } from "./endpoints/portal.ts";
import { signInEndpoints } from "./endpoints/sign-in.ts";
import { strategyRoomEndpoints } from "./endpoints/strategy-room.ts";

/** Every call of the API. The server refuses to start when one has no handler, or when it answers one that is not here. */
export const endpoints = {
  ...figuresEndpoints,
  ...documentsEndpoints,
  ...signInEndpoints,
  ...peopleEndpoints,
  ...portalEndpoints,
  ...operationsEndpoints,
  ...strategyRoomEndpoints,
} as const;
export type EndpointName = keyof typeof endpoints;
