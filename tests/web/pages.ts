/** Every page of the app, and what its finding says of the sample. */
export const pages = [
  { path: "/", name: "Overview", finding: /Partner-sourced revenue stands at US\$33\.1M/ },
  { path: "/check", name: "Check", finding: /no error and no warning/ },
  { path: "/coverage", name: "Coverage", finding: /14 of 18 cells have the partners they need/ },
  { path: "/partners", name: "Partners", finding: /513 of 701 partners were active/ },
  { path: "/partners/599", name: "One partner", finding: /Westside Plaza brought US\$554K in 12 months/ },
  { path: "/deals/1", name: "One deal", finding: /won with .+ on 1 July 2017/ },
  { path: "/strategy", name: "Strategy", finding: /AdventureWorks channel strategy FY20/ },
  { path: "/documents", name: "Documents", finding: /of 7 documents can be printed complete/ },
  { path: "/versions", name: "Versions", finding: /Version 1 is in force/ },
  { path: "/versions/1", name: "One version", finding: /AdventureWorks channel strategy FY20 is adopted/ },
  { path: "/bring", name: "Bring a document", finding: /A strategy that is written already becomes a draft/ },
] as const;
