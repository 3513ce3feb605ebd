import { describe, expect, it } from "vitest";
import { amountIn, dayIn, shareIn } from "./figures.ts";
import { type NumberForm, numberForm, plainFigures } from "./number-form.ts";

describe("a figure is read in the form of its document", () => {
  it.each<[text: string, form: NumberForm, written: string | undefined]>([
    ["€40.000", "comma", "40000"],
    ["€40.000", "unsaid", "40000"],
    ["40.000", "unsaid", undefined],
    ["$40.000", "point", undefined],
    ["$40,000", "unsaid", "40000"],
    ["€40,000", "comma", undefined],
    ["€1.250,50", "unsaid", "1250.50"],
    ["$1,250.50", "comma", "1250.50"],
    ["3.500.000 €", "unsaid", "3500000"],
    ["€12,5M", "unsaid", "12.5M"],
    ["$1.125M", "unsaid", "1.125M"],
    ["4,2 Mio. €", "unsaid", "4.2M"],
    ["25 T€", "unsaid", "25K"],
    ["CHF 1'250'000", "unsaid", "1250000"],
    ["1 250 000 €", "unsaid", "1250000"],
    ["about $40K", "point", undefined],
    ["Top 10", "point", undefined],
  ])("%s in a document of form %s is %s", (text, form, written) => {
    expect(amountIn(text, form)?.written).toBe(written);
  });

  it("a share or a figure below one has decimals, whatever the document is", () => {
    expect(shareIn("12,5 %", "unsaid")).toBe("12.5%");
    expect(shareIn("12.125%", "unsaid")).toBe("12.125%");
    expect(plainFigures("0.125", "unsaid")).toBe("0.125");
    expect(plainFigures("1.200 partners", "unsaid")).toBeUndefined();
  });

  it.each<[lines: string[], form: NumberForm]>([
    [["Budget: 1.250,50 €", "Training €40.000"], "comma"],
    [["A share of 12,5 % and more"], "comma"],
    [["$1,250.50", "$40,000"], "point"],
    [["$1,250.50", "1.250,50 €"], "unsaid"],
    [["Version 1.500 of 2027"], "unsaid"],
  ])("%j shows the form %s", (lines, form) => {
    expect(numberForm(lines).form).toBe(form);
    expect(numberForm(lines).assumption !== undefined).toBe(form === "comma");
  });
});

describe("a day is read only where it can be no other", () => {
  it.each([
    ["31.12.2027", "2027-12-31"],
    ["31. Dezember 2027", "2027-12-31"],
    ["31/03/2027", "2027-03-31"],
    ["03/31/2027", "2027-03-31"],
    ["01/02/2027", undefined],
    ["01/01/2027", "2027-01-01"],
    ["2027/03/31", "2027-03-31"],
    ["3rd of May 2027", "2027-05-03"],
    ["13.13.2027", undefined],
    ["March 2027", undefined],
  ])("%s", (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});
