import { describe, expect, it } from "vitest";
import type { CommentRow } from "../../../contract/drafts.ts";
import { mentionedIn, threadsAt } from "./threads.ts";

const row = (id: string, at: string, more: Partial<CommentRow> = {}): CommentRow => ({
  id,
  at,
  by: null,
  element: "/bets/msp-first",
  gone: false,
  subject: "msp-first",
  parent: null,
  body: id,
  mentions: [],
  resolved: null,
  version: null,
  own: false,
  amended: null,
  removed: null,
  ...more,
});

describe("threads of an element", () => {
  it("hold the comments on it and on what is in it, and none of its neighbours", () => {
    const rows = [
      row("wedge", "2", { element: "/bets/msp-first/wedge" }),
      row("bet", "1"),
      row("other", "3", { element: "/bets/msp-first-too" }),
    ];
    expect(threadsAt(rows, "/bets/msp-first").map(({ first }) => first.id)).toEqual(["wedge", "bet"]);
  });

  it("stand open ones first, with their answers in the order in which they were given", () => {
    const rows = [
      row("answer 2", "5", { parent: "open" }),
      row("answer 1", "4", { parent: "open" }),
      row("settled", "3", { resolved: { at: "4", by: null } }),
      row("open", "1"),
    ];
    const threads = threadsAt(rows, "/bets");
    expect(threads.map(({ first }) => first.id)).toEqual(["open", "settled"]);
    expect(threads[0]?.answers.map(({ id }) => id)).toEqual(["answer 1", "answer 2"]);
  });
});

describe("who is mentioned", () => {
  const people = [
    { id: "1", name: "Ana Alves" },
    { id: "2", name: "Bo Berg" },
  ];
  it("are those whose name still stands in the text", () => {
    expect(mentionedIn("Please look, @Ana Alves", people)).toEqual(["1"]);
    expect(mentionedIn("Ana Alves and bo", people)).toEqual([]);
  });

  it("are called by their whole name, not by that of somebody whose name begins alike", () => {
    const alike = [...people, { id: "3", name: "Bo" }, { id: "4", name: "Jo (Ops)" }];
    expect(mentionedIn("@Bo Berg, what do you say?", alike)).toEqual(["2"]);
    expect(mentionedIn("@Bo, and @Bo Berg", alike)).toEqual(["2", "3"]);
    expect(mentionedIn("@Ana Alvesson @Bob", alike)).toEqual([]);
    expect(mentionedIn("@Jo (Ops)", alike)).toEqual(["4"]);
  });
});
