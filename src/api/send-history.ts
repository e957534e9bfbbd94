import type { FastifyReply } from "fastify"
import { z } from "zod"
import type { PageOf } from "../operations/page-of.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"

const place = z.object({ id: z.string() })

/** A page of something that is listed newest first, as lists are answered. */
export async function sendHistory<T>(
  reply: FastifyReply,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  list: (page: { readonly limit: number; readonly after: string | null }) => Promise<PageOf<T>>,
): Promise<{ data: T[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, place)?.id ?? null
  const { data, next } = await list({ limit, after })
  void reply.header("cache-control", "private, no-cache")
  return { data: [...data], nextCursor: next === null ? null : encodeCursor({ id: next }) }
}
