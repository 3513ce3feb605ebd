import { endpoints } from "../../contract/endpoints.ts";
import { Answered } from "../http/answered.ts";
import type { Serve } from "../http/serve.ts";
import { amendComment, removeComment } from "./amending.ts";
import { commentsReply } from "./reading.ts";
import { reopenComment, resolveComment, writeComment } from "./writing.ts";

/** What people say about elements of the strategy. */
export function commentRoutes(serve: Serve): void {
  serve.staff(endpoints.comments, commentsReply);
  serve.staff(endpoints.comment, async (call) => new Answered(await writeComment(call), { status: 201 }));
  serve.staff(endpoints.amendComment, amendComment);
  serve.staff(endpoints.removeComment, removeComment);
  serve.staff(endpoints.resolveComment, resolveComment);
  serve.staff(endpoints.reopenComment, reopenComment);
}
