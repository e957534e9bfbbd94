import { z } from "zod"
import { systemResult } from "../contract/index.ts"
import { readSystem } from "../operations/read-system.ts"
import type { Api, ApiContext } from "./api-context.ts"

const tags = ["System"]

/** The figures as the page about data shows them. */
export function registerSystem(api: Api, { contextOf }: ApiContext): void {
  api.get("/system", {
    schema: {
      tags,
      summary: "How the server does: requests by route, jobs, caches, statements and memory",
      response: { 200: systemResult },
    },
    handler: (request, reply) => {
      void reply.header("cache-control", "no-store")
      return readSystem(contextOf(request))
    },
  })
}

/** The same figures for Prometheus. */
export function registerMetrics(api: Api, { contextOf }: ApiContext): void {
  api.get("/metrics", {
    schema: {
      tags,
      summary: "Every figure, in the text format of Prometheus",
      response: { 200: { content: { "text/plain": { schema: z.string() } } } },
    },
    handler: async (request, reply) => {
      const { type, body } = await contextOf(request).measured.text()
      return reply.header("cache-control", "no-store").type(type).send(body)
    },
  })
}
