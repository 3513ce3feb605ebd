import type { Room } from "../ui/Shell.tsx";

/** The rooms of the app and their pages, as the rail shows them; a room appears when it holds a page. */
export const rooms: readonly Room[] = [
  {
    name: "Strategy",
    pages: [
      { to: "/strategy", title: "Read" },
      { to: "/draft", title: "Write" },
      { to: "/versions", title: "Versions" },
    ],
  },
  { name: "Check", pages: [{ to: "/check", title: "Check" }] },
  {
    name: "Proof",
    pages: [
      { to: "/", title: "Overview" },
      { to: "/coverage", title: "Coverage" },
      { to: "/partners", title: "Partners" },
    ],
  },
  { name: "Documents", pages: [{ to: "/documents", title: "Documents" }] },
];
