import { z } from "zod"

export const jobState = z.enum(["waiting", "running", "succeeded", "failed", "cancelled"])

/** Work that nobody waits for: a refresh, a clean-up. */
export const job = z.object({
  id: z.string(),
  kind: z.string(),
  state: jobState.describe("waiting also between two attempts; the last three are final"),
  priority: z.int().min(0).max(6).describe("0 first"),
  progress: z.number().min(0).max(1).describe("of the attempt under way or the last one"),
  progressText: z.string().nullable(),
  attempts: z.int(),
  maxAttempts: z.int(),
  error: z.string().nullable().describe("why the last attempt failed"),
  cancelRequested: z.boolean().describe("someone asked it to stop, and it has not yet"),
  runAt: z.string().describe("not before"),
  createdAt: z.string(),
  startedAt: z.string().nullable().describe("the last attempt"),
  finishedAt: z.string().nullable(),
})

/** `GET /jobs`: the caller's and the installation's, newest first. */
export const jobsQuery = z.object({
  state: z.array(jobState).optional().describe("of these states alone"),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})

export type JobView = z.infer<typeof job>
