import { expect, test } from "vitest";
import { NoAnswerError, ProblemError } from "../client.ts";
import { changedMeanwhile, refusalOf } from "./refusal.ts";

type Errors = { pointer: string; code: string; detail: string; accepted?: string }[];
const problem = (status: number, detail: string, errors: Errors = []) =>
  new ProblemError({ type: "about:blank", title: "No", status, detail, errors });

const short = { pointer: "/password", code: "too-small", detail: "x", accepted: "at least 12 characters" };

test("a misfit is said at its field: what to write there, or that it is needed", () => {
  const error = problem(400, "The body does not fit", [short]);
  expect(refusalOf(error, { password: "short" })).toEqual({
    fields: { password: "Write at least 12 characters." },
    whole: null,
  });
  expect(refusalOf(error, { password: "" }).fields).toEqual({ password: "This is needed." });
});

test("what is said of no field of the form stands above the button", () => {
  const refusal = refusalOf(problem(400, "The body does not fit", [short]), { email: "" });
  expect(refusal).toEqual({ fields: {}, whole: "The body does not fit. Write at least 12 characters." });
});

test("a rule that says no also says what would be accepted", () => {
  const error = problem(409, "The last active owner stays", [
    { pointer: "", code: "not-accepted", detail: "x", accepted: "make somebody else an owner first" },
  ]);
  expect(refusalOf(error, {}).whole).toBe("The last active owner stays; make somebody else an owner first.");
});

test("a wrong password is said as the server says it, without advice that everybody knows", () => {
  const error = problem(403, "The e-mail address or the password is not right", [
    { pointer: "", code: "wrong-credentials", detail: "x", accepted: "the password of an account" },
  ]);
  expect(refusalOf(error, {}).whole).toBe("The e-mail address or the password is not right.");
});

test("a change that was decided on another state is not stored, and silence is said to be silence", () => {
  expect(refusalOf(problem(412, "It was changed since you read it"), {}).whole).toBe(changedMeanwhile);
  expect(refusalOf(new NoAnswerError("x"), {}).whole).toMatch(/The server did not answer/);
});
