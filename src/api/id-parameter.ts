import { z } from "zod"

/** `:id` of an address. */
export const idParameter = z.object({ id: z.string().min(1).max(64) })
