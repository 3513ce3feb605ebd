/** The two-letter ISO 3166 code of a country, from its English name (CLDR) or the code itself; undefined for anything else. */
export const countryCode = (text: string): string | undefined => codesByName().get(nameKey(text));

const nameKey = (text: string): string => text.trim().toLowerCase();

let known: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  known ??= new Map(
    regionCodes().flatMap(({ code, name }) => [
      [nameKey(name), code],
      [nameKey(code), code],
    ]),
  );
  return known;
}

/** CLDR names regions by code only, so the codes are tried; it also names aliases (UK) and groupings (EU), left out here. */
function regionCodes(): { code: string; name: string }[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [{ code, name }];
    });
}

const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);
