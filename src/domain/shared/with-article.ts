const articled =
  /^(?:Nordics|Baltics|Benelux|Gulf|Middle East|Americas|United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Dominican|Czech Republic|UK$|UK and|USA?$|EU$)/;

/** A country or a group of them inside a sentence: "the Nordics", "the United Kingdom", "France". */
export const withArticle = (name: string): string => (articled.test(name) ? `the ${name}` : name);
