import { spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import { Worker } from "node:worker_threads"
import { pino } from "pino"
import type { FastifyInstance } from "fastify"
import { createServer } from "./api/create-server.ts"
import type { ServeOptions } from "./cli/cli-world.ts"
import { CommandLineError } from "./cli/command-line-error.ts"
import { pooledCompute } from "./compute/pooled-compute.ts"
import { WorkerPool } from "./compute/worker-pool.ts"
import { type Config, requireLoopback } from "./config.ts"
import { MemoryEventFeed } from "./events/memory-event-feed.ts"
import { engineVersion } from "./engine/engine-version.ts"
import { knownMarkets, worldCalendar } from "./market-data/exchange-calendar/world-calendar.ts"
import { isSmallTask } from "./is-small-task.ts"
import { jobHandlers } from "./jobs/job-handlers.ts"
import { jobSchedule } from "./jobs/job-schedule.ts"
import { operationContext } from "./local-context.ts"
import { localJobs } from "./local-jobs.ts"
import { addDemoInstruments, openMarketData } from "./local-market-data.ts"
import { marketDataDefinitions } from "./metrics/market-data-definitions.ts"
import { observeQuery } from "./metrics/observe-query.ts"
import { PrometheusMetrics } from "./metrics/prometheus-metrics.ts"
import { newId } from "./new-id.ts"
import { type DemoPrices, loadDemoBacktests } from "./operations/load-demo-backtests.ts"
import { type DemoFiles, loadDemo, wantsDemo } from "./operations/load-demo.ts"
import type { SourceFile } from "./operations/ports.ts"
import { refreshAtStart } from "./operations/refresh-at-start.ts"
import { sessionMoments } from "./session-moments.ts"
import { lockDataDir } from "./store/sqlite/lock-data-dir.ts"
import { openStore } from "./store/sqlite/open-store.ts"
import { tasks } from "./tasks.ts"

const IDLE_THREAD_MS = 15_000
const MAX_KEPT_EVENTS = 1_000
const MAX_JITTER_MS = 300_000

const webRoot = fileURLToPath(new URL("../build/web", import.meta.url))

/**
 * Serves the pages and the API of one data directory until the process is told to stop, then finishes what is under way.
 * Throws `CommandLineError`, `StoreInUse`, `StoreIsNewer`, or what keeps it from listening.
 */
export async function serve(
  options: Omit<ServeOptions, "dataDir">,
  { dataDir, logLevel, prices: priceConfig }: Config,
  ready: (url: string) => void,
): Promise<void> {
  requireLoopback(options.host)
  await using closing = new AsyncDisposableStack()
  closing.defer(lockDataDir(dataDir))
  const logger = pino({ level: logLevel }, pino.destination(2))
  const metrics = new PrometheusMetrics()
  const onQuery = observeQuery(metrics.server, (statement) => logger.warn(statement, "slow statement"))
  const store = await openStore(dataDir, { onQuery })
  closing.defer(() => store.close())
  // One core is left to the thread that answers.
  const size = Math.max(1, availableParallelism() - 1)
  const start = () => new Worker(new URL("./worker.ts", import.meta.url))
  const pool = new WorkerPool({ size, start, idleMs: IDLE_THREAD_MS })
  closing.defer(() => pool.close())

  const events = new MemoryEventFeed({ processId: newId(), capacity: MAX_KEPT_EVENTS })
  const compute = pooledCompute(pool, tasks, isSmallTask)
  const context = operationContext(store.portfolios, compute, events)
  const isFirst = await wantsDemo(context, options.demo)
  if (isFirst) await loadDemo(context, await readDemo())

  const jobs = localJobs(store.jobs, { events, metrics: metrics.server, logger })
  closing.defer(() => jobs.close())
  metrics.watchCaches(() => [context.cache.usage()])
  metrics.watchJobs(() => jobs.counts())
  const marketData = await openMarketData({
    store,
    config: priceConfig,
    metrics: metrics.sink("market_data_", marketDataDefinitions),
    events,
    demo: options.demo,
    onError: (error) => logger.error(error),
  })
  closing.defer(() => marketData.close())
  if (options.demo) await addDemoInstruments(marketData.context)
  const serverContext = {
    ...context,
    ...marketData.context,
    backtests: store.backtests,
    searching: compute,
    searchWorkers: size,
    demo: marketData.demo,
    jobs,
    feed: events,
    measured: metrics,
    sessions: sessionMoments(worldCalendar, knownMarkets),
    jitterMs: Math.random() * MAX_JITTER_MS,
  }
  if (isFirst) await loadDemoBacktests(serverContext, await readDemoPrices())
  const app = await createServer({
    contextOf: () => serverContext,
    version: engineVersion,
    logger,
    newId,
    metrics: metrics.server,
    readDemo,
    webRoot,
  })
  closing.defer(() => app.close())
  const stopped = stopSignal()
  const url = await listen(app, options)
  jobs.start(jobHandlers(serverContext), jobSchedule)
  await refreshAtStart(serverContext)
  ready(url)
  if (options.open) openBrowser(url)
  await stopped
}

async function listen(
  app: FastifyInstance,
  { host, port }: Pick<ServeOptions, "host" | "port">,
): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new CommandLineError(
        `port ${port} is taken by another program; choose one with --port, or 0 for any that is free`,
      )
    }
    throw error
  }
}

/** Resolves on the first signal to stop; a second one ends the process as it would have. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
}

async function readDemo(): Promise<DemoFiles> {
  return {
    tradeLog: await readDemoFile("synthetic-trade-log.csv"),
    dailyLog: await readDemoFile("synthetic-daily-log.csv"),
  }
}

async function readDemoPrices(): Promise<DemoPrices> {
  return {
    index: await readDemoFile("synthetic-index.csv"),
    bonds: await readDemoFile("synthetic-bonds.csv"),
  }
}

async function readDemoFile(name: string): Promise<SourceFile> {
  return { name, bytes: await readFile(new URL(`../demo/${name}`, import.meta.url)) }
}

/** Opens the page where there is a person and a screen. A machine without a browser is no failure. */
function openBrowser(url: string): void {
  const { platform, env, stdout } = process
  const hasScreen = platform !== "linux" || env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined
  if (!stdout.isTTY || !hasScreen) return
  const [command, ...args] =
    platform === "darwin"
      ? ["open", url]
      : platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url]
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref()
}
