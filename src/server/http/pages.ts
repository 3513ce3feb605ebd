import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendPage } from "./headers.ts";
import { unanswered } from "./known-addresses.ts";
import { answerProblem, Refused } from "./problems.ts";

/** Deep links of a page are the page; what is under /api, or names a file, and does not exist is a problem document. */
export function registerPages(app: FastifyInstance, webFolder: string): void {
  const built = existsSync(webFolder);
  if (built)
    void app.register(fastifyStatic, {
      root: webFolder,
      index: false,
      // A page is sent with a nonce of its own, never as the file that it is; what has no ending is a page, or nothing.
      allowedPath: (path) => /\.\w+$/.test(path) && !path.endsWith(".html"),
      maxAge: "1h",
      immutable: false,
    });
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const isApi = path.startsWith("/api/");
    if (built && !isApi && isPage(request.method, path))
      return sendPage(reply, join(webFolder, /^\/portal(\/|$)/.test(path) ? "portal.html" : "index.html"));
    if (isApi) return answerProblem(unanswered(request, reply), request, reply);
    const detail = built ? `There is nothing at ${path}` : "The pages are not built; run npm run build";
    return answerProblem(new Refused(404, detail), request, reply);
  });
}

const isPage = (method: string, path: string): boolean =>
  (method === "GET" || method === "HEAD") && (!/\.\w+$/.test(path) || path.endsWith(".html"));
