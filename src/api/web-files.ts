import { existsSync } from "node:fs"
import { join } from "node:path"
import fastifyStatic from "@fastify/static"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { acceptedEncoding } from "./accept-encoding.ts"
import { compressBytes } from "./compress-bytes.ts"
import { ApiError } from "./errors.ts"
import { framePage } from "./frame-page.ts"
import { appPolicy } from "./security-headers.ts"

const NOT_BUILT = "The pages are not built yet: `npm run build` builds them, `npm start` does so by itself.\n"

const utf8 = new TextEncoder()

/**
 * Serves the built pages: files under `assets/` carry a hash of their content in their names and are kept for good, the rest
 * is asked for again. Any other address that a browser opens is a page of the app.
 */
export async function webFiles(app: FastifyInstance, root: string): Promise<void> {
  const isBuilt = existsSync(join(root, "index.html"))
  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isBuilt) return reply.code(503).type("text/plain; charset=utf-8").send(NOT_BUILT)
    const { html, styleHashes } = await framePage(app, request, root)
    const accepted = acceptedEncoding(request.headers["accept-encoding"])
    const { bytes, encoding } = await compressBytes(utf8.encode(html), accepted)
    if (encoding !== "identity") void reply.header("content-encoding", encoding)
    return reply
      .headers({
        "cache-control": "no-cache",
        vary: "accept-encoding",
        "content-security-policy": appPolicy({ styleHashes }),
      })
      .type("text/html; charset=utf-8")
      .send(bytes)
  }
  if (isBuilt) {
    app.get("/", { schema: { hide: true }, handler: sendPage })
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      wildcard: true,
      index: false,
      setHeaders(reply, path) {
        const isHashed = path.replaceAll("\\", "/").includes("/assets/")
        reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache")
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) throw new ApiError("not-found", `${request.method} ${request.url} leads nowhere`)
    return sendPage(request, reply)
  })
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  const [path = ""] = url.split("?")
  const isOurs = /^\/(api|health|docs|assets)(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path)
  return (method === "GET" || method === "HEAD") && !isOurs && (headers.accept ?? "").includes("text/html")
}
