import { z } from "zod"

/** Up to 20 reads in one round trip. */
export const batchRequest = z.object({
  requests: z
    .array(z.object({ path: z.string().startsWith("/api/v1/").describe("path and query of a GET") }))
    .min(1)
    .max(20),
})

/** Each read with its own status; `body` is its JSON, a problem when it failed. */
export const batchResult = z.object({
  responses: z.array(
    z.object({ path: z.string(), status: z.int(), etag: z.string().nullable(), body: z.unknown() }),
  ),
})
