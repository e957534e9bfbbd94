import type { Readable } from "node:stream"
import type { FastifyReply } from "fastify"

/** Answers with something to save under a name of any characters (RFC 6266, RFC 8187). */
export function sendAttachment(
  reply: FastifyReply,
  {
    name,
    type,
    body,
  }: { readonly name: string; readonly type: string; readonly body: Uint8Array | Readable },
): FastifyReply {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return reply
    .type(type)
    .header("cache-control", "private, no-cache")
    .header("content-disposition", `attachment; filename*=UTF-8''${encoded}`)
    .send(body)
}
