import { useEffect, useMemo } from "react";
import type { CommentRow } from "../../../contract/drafts.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { usePages } from "../../client.ts";
import { useRoom } from "./room-context.ts";

const none: readonly CommentRow[] = [];

/** Every comment of a part, or of threads in a state; asked for again whenever somebody comments. */
export function useComments(asked: { element?: string; state?: "open" }): {
  rows: readonly CommentRow[];
  isLoaded: boolean;
  again: () => void;
} {
  const { commented } = useRoom().view;
  const { data, refetch, hasNextPage, isFetching, fetchNextPage } = usePages(endpoints.comments, {
    query: { ...asked, limit: "100" },
  });
  useEffect(() => {
    if (commented !== null) void refetch();
  }, [commented, refetch]);
  // An answer and the comment it answers may be pages apart.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? none, [data]);
  return { rows, isLoaded: data !== undefined && !hasNextPage, again: () => void refetch() };
}
