import { z } from "zod"
import { job } from "./jobs.ts"

/** A portfolio is not what it was, so nothing derived from an earlier revision holds; null means that it is gone. */
const invalidation = z.object({
  type: z.literal("invalidation"),
  portfolioId: z.string(),
  revision: z.int().nullable(),
})

/** A job was added, got on, or ended. */
const progress = z.object({ type: z.literal("progress"), job })

/** Newer prices of these instruments have come. */
const freshness = z.object({ type: z.literal("freshness"), instruments: z.array(z.string()) })

/** Events were missed that are not kept any more: whatever is shown may be old. */
const reset = z.object({ type: z.literal("reset") })

/** What happens on the server. */
export const serverEvent = z.discriminatedUnion("type", [invalidation, progress, freshness])

/** One message of `GET /events`; its `type` is also the event's name. */
export const streamEvent = z.discriminatedUnion("type", [invalidation, progress, freshness, reset])

export type ServerEvent = z.infer<typeof serverEvent>
export type StreamEvent = z.infer<typeof streamEvent>
