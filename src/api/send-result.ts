import type { FastifyReply, FastifyRequest } from "fastify"
import type { OperationContext } from "../operations/operation-context.ts"
import type { Result } from "../operations/result.ts"
import { acceptedEncoding } from "./accept-encoding.ts"
import { compressBytes } from "./compress-bytes.ts"

/** How a result becomes bytes. */
export type Encoder<T> = {
  readonly type: string
  readonly encode: (value: T) => Uint8Array
  /**
   * Bytes from which on an answer goes out as it is and is not kept. A large block of numbers shrinks little, packing it costs
   * more than sending it over loopback, and it is made in no time of something that is in memory anyway.
   */
  readonly packBelow: number
}

const utf8 = new TextEncoder()

export function jsonOf<T>(shape: (value: T) => unknown): Encoder<T> {
  return {
    type: "application/json; charset=utf-8",
    encode: (value) => utf8.encode(JSON.stringify(shape(value))),
    packBelow: Number.POSITIVE_INFINITY,
  }
}

export const asJson: Encoder<unknown> = jsonOf((value) => value)

/**
 * Answers with a result: its key is the ETag, so a client that has it gets 304 and nothing is computed; else the bytes, as they
 * are kept from the last time, compressed as the client likes them.
 */
export async function sendResult<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  { cache }: Pick<OperationContext, "cache">,
  result: Result<T>,
  encoder: Encoder<T>,
): Promise<FastifyReply> {
  // Weak: the same figures, whatever the encoding of the bytes.
  const etag = `W/"${result.key}"`
  void reply
    .header("etag", etag)
    .header("cache-control", "private, no-cache")
    .header("vary", "accept, accept-encoding")
  if (matches(request.headers["if-none-match"], etag)) return reply.code(304).send()

  const encoding = acceptedEncoding(request.headers["accept-encoding"])
  const timings: string[] = []
  const sent = await cache.fetch(
    `sent ${result.key} ${encoder.type} ${encoding}`,
    async () => {
      const start = performance.now()
      const value = await result.load()
      const loaded = performance.now()
      const bytes = encoder.encode(value)
      const isKept = bytes.byteLength < encoder.packBelow
      const packed = await compressBytes(bytes, isKept ? encoding : "identity")
      timings.push(duration("load", loaded - start), duration("encode", performance.now() - loaded))
      return { ...packed, isKept }
    },
    ({ bytes, isKept }) => (isKept ? bytes.byteLength : 0),
  )
  void reply.header("server-timing", timings.length === 0 ? 'cache;desc="hit"' : timings.join(", "))
  if (sent.encoding !== "identity") void reply.header("content-encoding", sent.encoding)
  return reply.type(encoder.type).send(sent.bytes)
}

export function duration(name: string, milliseconds: number): string {
  return `${name};dur=${milliseconds.toFixed(2)}`
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const strength = /^W\//
  const candidates = header.split(",").map((candidate) => candidate.trim().replace(strength, ""))
  return candidates.includes("*") || candidates.includes(etag.replace(strength, ""))
}
