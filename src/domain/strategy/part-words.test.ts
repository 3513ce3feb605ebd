import { expect, test } from "vitest";
import { placesInWords } from "./part-words.ts";

test("a field of the file is called as the forms call it, once with its part", () => {
  expect(placesInWords(["company.arr", "company.direct", "thesis.northStar.owner", "metrics"])).toBe(
    "Company: ARR and Direct; Thesis: North star owner; Success metrics",
  );
  expect(placesInWords(["partnerTypes", "partnerTypes"])).toBe("Partner types");
});
