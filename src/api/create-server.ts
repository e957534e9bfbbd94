import fastifyMultipart from "@fastify/multipart"
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify"
import { serializerCompiler } from "fastify-type-provider-zod"
import type { ServerMetrics } from "../operations/metrics-port.ts"
import type { DemoFiles } from "../operations/load-demo.ts"
import { registerAnalysis } from "./analysis.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { registerBacktests } from "./backtests.ts"
import { registerBatch } from "./batch.ts"
import { closeInOrder } from "./close-in-order.ts"
import { registerCatalogue } from "./catalogue.ts"
import { registerDemo } from "./demo.ts"
import { registerEvents } from "./events.ts"
import { guardRequests } from "./guard-requests.ts"
import { registerHealth } from "./health.ts"
import { registerImports } from "./imports.ts"
import { registerInstruments } from "./instruments.ts"
import { registerJobs } from "./jobs.ts"
import { registerMetrics, registerSystem } from "./metrics.ts"
import { observeRequests } from "./observe-requests.ts"
import { openApi } from "./openapi.ts"
import { registerOptimizations } from "./optimizations.ts"
import { parseJson } from "./parse-json.ts"
import { registerPortfolioBacktests } from "./portfolio-backtests.ts"
import { registerPortfolios } from "./portfolios.ts"
import { registerPriceFiles } from "./price-files.ts"
import { registerPrices } from "./prices.ts"
import { registerProviders } from "./providers.ts"
import { MAX_FILE_BYTES, MAX_FILES } from "./read-upload.ts"
import { securityHeaders } from "./security-headers.ts"
import { refuseConnection, sendProblem } from "./send-problem.ts"
import { duration } from "./send-result.ts"
import { registerTrades } from "./trades.ts"
import { validateRequest } from "./validate-request.ts"
import { registerWalkForwards } from "./walk-forwards.ts"
import { webFiles } from "./web-files.ts"

export type ServerOptions = ApiContext & {
  readonly version: string
  readonly logger: FastifyBaseLogger
  readonly newId: () => string
  readonly metrics: ServerMetrics
  readonly readDemo: () => Promise<DemoFiles>
  /** Folder of the built pages. */
  readonly webRoot: string
}

const MAX_BODY_BYTES = 1_000_000
const REQUEST_TIMEOUT_MS = 300_000

/** The web server: API, OpenAPI and pages. It listens when the caller says so. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    genReqId: () => options.newId(),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: sendProblem,
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, options.newId()),
  })
  app.setValidatorCompiler(validateRequest)
  app.setSerializerCompiler(serializerCompiler)
  app.removeContentTypeParser(["application/json", "text/plain"])
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, parseJson(String(body)))
    } catch (error) {
      done(error as Error)
    }
  })
  app.setErrorHandler(sendProblem)
  app.addHook("onSend", async (request, reply) => {
    const parts = reply.getHeader("server-timing")
    const total = duration("total", reply.elapsedTime)
    void reply.header("server-timing", parts === undefined ? total : `${String(parts)}, ${total}`)
    void reply.header("x-request-id", request.id)
  })
  observeRequests(app, options.metrics)
  closeInOrder(app)
  securityHeaders(app)
  guardRequests(app)

  await app.register(fastifyMultipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: MAX_FILES, parts: MAX_FILES, fields: 0, headerPairs: 32 },
    throwFileSizeLimit: false,
  })
  await openApi(app, options.version)
  await app.register(
    async (api) => {
      const typed = api as unknown as Api
      registerPortfolios(typed, options)
      registerAnalysis(typed, options)
      registerTrades(typed, options)
      registerImports(typed, options)
      registerDemo(typed, options)
      registerCatalogue(typed, options)
      registerInstruments(typed, options)
      registerPrices(typed, options)
      registerProviders(typed, options)
      registerPriceFiles(typed, options)
      registerBacktests(typed, options)
      registerPortfolioBacktests(typed, options)
      registerOptimizations(typed, options)
      registerWalkForwards(typed, options)
      registerJobs(typed, options)
      registerEvents(typed, options)
      registerSystem(typed, options)
      registerBatch(typed)
    },
    { prefix: "/api/v1" },
  )
  registerHealth(app, options)
  registerMetrics(app, options)
  await webFiles(app, options.webRoot)
  return app
}
