import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { type BodyName, bodies } from "../../contract/bodies.ts";
import { Refused } from "./problems.ts";

/** The body of a request as its endpoint accepts it; every misfit is named by its place, with what would be accepted. */
export function bodyOf(
  endpoint: { readonly body: BodyName | "text" | undefined },
  request: FastifyRequest,
): unknown {
  if (endpoint.body === "text") return typeof request.body === "string" ? request.body : "";
  if (endpoint.body === undefined) return undefined;
  const read = bodies[endpoint.body].safeParse(request.body ?? {});
  if (read.success) return read.data;
  throw new Refused(400, "The body does not fit", read.error.issues.flatMap(misfits));
}

type Issue = z.core.$ZodIssue;
type Misfit = { pointer: string; code: string; detail: string; accepted: string };

function misfits(issue: Issue): Misfit[] {
  const at = (more: readonly PropertyKey[] = []) => pointerOf([...issue.path, ...more]);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: at([key]),
      code: "unknown-field",
      detail: "This field is not accepted here",
      accepted: "the fields of the description, /api/v1/openapi.json",
    }));
  const code = issue.code.replaceAll("_", "-");
  return [{ pointer: at(), code, detail: issue.message, accepted: acceptedBy(issue) }];
}

function acceptedBy(issue: Issue): string {
  if (issue.code === "invalid_value") return `one of: ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "too_small") return `at least ${String(issue.minimum)}${unitOf(issue.origin)}`;
  if (issue.code === "too_big") return `at most ${String(issue.maximum)}${unitOf(issue.origin)}`;
  return issue.message;
}

const unitOf = (origin: string): string =>
  origin === "string" ? " characters" : origin === "array" ? " of them" : "";

/** RFC 6901. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
