import { z } from "zod"

export const health = z.object({
  status: z.enum(["ok", "failing"]),
  engineVersion: z.string(),
  store: z
    .object({ engine: z.string(), version: z.string(), schemaVersion: z.int() })
    .nullable()
    .describe("null when only liveness was asked for"),
})

export type Health = z.infer<typeof health>
