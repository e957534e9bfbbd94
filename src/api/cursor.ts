import { InvalidCursor } from "../operations/portfolio-errors.ts"
import type { z } from "zod"

/** A place in a list as a text that goes into an address. Clients hand it back as it is. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url")
}

/** The place of a cursor; null without one. Throws `InvalidCursor` when it is none of ours. */
export function decodeCursor<T>(cursor: string | undefined, place: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")))
  } catch {
    throw new InvalidCursor()
  }
}
