import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import type { OperationContext } from "../operations/operation-context.ts"

/** What the routes need: the world as the caller of a request may see it. */
export type ApiContext = { readonly contextOf: (request: FastifyRequest) => OperationContext }

/** Fastify with requests typed by their zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
