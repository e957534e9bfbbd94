import { z } from "zod"
import { job, jobsQuery, page } from "../contract/index.ts"
import { cancelJob } from "../operations/cancel-job.ts"
import { listJobs } from "../operations/list-jobs.ts"
import { readJob } from "../operations/read-job.ts"
import { retryJob } from "../operations/retry-job.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { idParameter } from "./id-parameter.ts"

const place = z.object({ id: z.string() })

export function registerJobs(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Jobs"]

  api.get("/jobs", {
    schema: {
      tags,
      summary: "Your jobs and the installation's, newest first",
      querystring: jobsQuery,
      response: { 200: page(job) },
    },
    handler: async (request, reply) => {
      const { state: states = null, limit, cursor } = request.query
      const after = decodeCursor(cursor, place)?.id ?? null
      const { data, next } = await listJobs(contextOf(request), { states, limit, after })
      void reply.header("cache-control", "private, no-cache")
      return { data, nextCursor: next === null ? null : encodeCursor({ id: next }) }
    },
  })

  api.get("/jobs/:id", {
    schema: { tags, summary: "A job and how far it is", params: idParameter, response: { 200: job } },
    handler: (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return readJob(contextOf(request), request.params.id)
    },
  })

  api.post("/jobs/:id/cancel", {
    schema: {
      tags,
      summary: "Cancel a job that waits, or ask one that runs to stop",
      params: idParameter,
      response: { 200: job },
    },
    handler: (request) => cancelJob(contextOf(request), request.params.id),
  })

  api.post("/jobs/:id/retry", {
    schema: {
      tags,
      summary: "Run a failed or cancelled job again",
      params: idParameter,
      response: { 200: job },
    },
    handler: (request) => retryJob(contextOf(request), request.params.id),
  })
}
