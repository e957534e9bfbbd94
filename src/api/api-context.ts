import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import type { BacktestContext } from "../operations/backtest-context.ts"
import type { DemoProvider } from "../operations/demo-provider-port.ts"
import type { EventFeed } from "../operations/events-port.ts"
import type { MetricsReader } from "../operations/metrics-port.ts"
import type { PricesContext } from "../operations/prices-context.ts"

/** The world as a server's operations see it. */
export type ServerContext = BacktestContext &
  PricesContext & {
    readonly feed: EventFeed
    readonly measured: MetricsReader
    /** Null outside the demo. */
    readonly demo: DemoProvider | null
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
