import { expect, it } from "vitest";
import { withArticle } from "./with-article.ts";

it.each([
  ["United Kingdom", "the United Kingdom"],
  ["UK", "the UK"],
  ["UK and Ireland", "the UK and Ireland"],
  ["Nordics", "the Nordics"],
  ["US", "the US"],
  ["US Central", "US Central"],
  ["France", "France"],
  ["DACH", "DACH"],
])("%s is %s inside a sentence", (name, said) => {
  expect(withArticle(name)).toBe(said);
});
