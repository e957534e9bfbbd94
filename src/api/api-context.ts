import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import type { EventFeed } from "../operations/events-port.ts"
import type { JobQueue } from "../operations/jobs-port.ts"
import type { MetricsReader } from "../operations/metrics-port.ts"
import type { OperationContext } from "../operations/operation-context.ts"

/** The world as a server's operations see it. */
export type ServerContext = OperationContext & {
  readonly jobs: JobQueue
  readonly feed: EventFeed
  readonly measured: MetricsReader
}

/** What the routes need: the world as the caller of a request may see it. */
export type ApiContext = { readonly contextOf: (request: FastifyRequest) => ServerContext }

/** Fastify with requests typed by their zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
