import { Link } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { filtersOf, type Search } from "../search.ts";

type Props = {
  to: string;
  params?: Record<string, string>;
  /** What the page is to show beyond what is carried along. */
  add?: Search;
  hash?: string;
  className?: string | undefined;
  children: ReactNode;
} & Pick<ComponentProps<"a">, "aria-label" | "title" | "onClick">;

/** A link to another page that keeps the as-of date and the filters. */
export function PageLink({ to, params, add, hash, children, ...rest }: Props) {
  return (
    <Link
      to={to as "/"}
      {...(params ? { params: params as never } : {})}
      // A place in a page is not the page: of many links to places of one page, none is the current page.
      {...(hash ? { hash, activeOptions: { includeHash: true } } : {})}
      search={(current: Search) => ({ ...filtersOf(current), ...add })}
      {...rest}
    >
      {children}
    </Link>
  );
}
