import type { fromMarkdown } from "mdast-util-from-markdown";
import type { Link } from "../../domain/document-import/outline.ts";

type Node = ReturnType<typeof fromMarkdown>["children"][number];
type Inline = Extract<Node, { type: "paragraph" }>["children"][number];

export const linkAlone = "a link or a picture, which says nothing of the strategy by itself";
export const isLinkOrSpace = (child: Inline): boolean =>
  child.type === "link" ||
  child.type === "image" ||
  child.type === "linkReference" ||
  child.type === "imageReference" ||
  (child.type === "text" && child.value.trim() === "") ||
  child.type === "break";

/** Where the words of a block lead: every link to the web in it, with its words and the line that it begins on. */
export function linksIn(node: Node | Inline, lineAt: (line: number) => number): Link[] {
  if (node.type === "link")
    return /^https?:\/\//i.test(node.url)
      ? [{ line: lineAt(node.position?.start.line ?? 1), text: textIn(node), url: node.url }]
      : [];
  return "children" in node
    ? (node.children as (Node | Inline)[]).flatMap((child) => linksIn(child, lineAt))
    : [];
}

const textIn = (node: Node | Inline): string =>
  "value" in node ? node.value : "children" in node ? (node.children as Inline[]).map(textIn).join("") : "";
