const articled =
  /^(?:Nordics|Baltics|Benelux|Gulf|Middle East|Americas|United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Dominican|Czech Republic|UK\b|US\b|USA\b|EU\b)/;

/** A country or a group of them inside a sentence: "the Nordics", "the United Kingdom", "France". */
export const withArticle = (name: string): string => (articled.test(name) ? `the ${name}` : name);
