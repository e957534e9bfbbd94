import { spawn } from "node:child_process"
import { availableParallelism, homedir } from "node:os"
import { fileURLToPath } from "node:url"
import type { CliWorld, TextOutput } from "./cli/cli-world.ts"
import { readInput } from "./cli/read-input.ts"
import { loadStrategy } from "./cli/load-strategy.ts"
import { runCli } from "./cli/run-cli.ts"
import type { Config } from "./config.ts"
import { engineVersion } from "./engine/engine-version.ts"
import type { Metrics } from "./market-data/resilience/metrics.ts"
import type { EventPublisher } from "./operations/events-port.ts"
import type { WorkerData } from "./worker.ts"

/**
 * Runs one command line and resolves with its exit status. This file and those beside it are the only ones that construct
 * adapters; what only some commands need is loaded when they run.
 */
export async function main(argv: readonly string[]): Promise<number> {
  return runCli(argv, world)
}

/** Threads of a command are needed until it has its answer. */
const IDLE_THREAD_MS = 60_000

const world: CliWorld = {
  engineVersion,
  stdout: textOutput(process.stdout),
  stderr: textOutput(process.stderr),
  today: () => new Date().toISOString().slice(0, 10),
  readInput: (path) => readInput(path, process.stdin),
  async loadStrategy(path) {
    const [program, { keepStrategy }] = await Promise.all([loadStrategy(path), import("./own-strategies.ts")])
    keepStrategy(path, program)
    return program
  },
  cores: availableParallelism(),
  now: () => performance.now(),
  async loadCompute() {
    const [{ inlineCompute }, { tasks }] = await Promise.all([
      import("./compute/inline-compute.ts"),
      import("./tasks.ts"),
    ])
    return inlineCompute(tasks)
  },
  async loadThreads(workers, strategyFile) {
    const [{ Worker }, { pooledCompute }, { WorkerPool }, { tasks }] = await Promise.all([
      import("node:worker_threads"),
      import("./compute/pooled-compute.ts"),
      import("./compute/worker-pool.ts"),
      import("./tasks.ts"),
    ])
    const workerData: Partial<WorkerData> = strategyFile === null ? {} : { strategyFile }
    const start = () => new Worker(new URL("./worker.ts", import.meta.url), { workerData })
    const pool = new WorkerPool({ size: workers, start, idleMs: IDLE_THREAD_MS })
    return { compute: pooledCompute(pool, tasks, () => false), close: () => pool.close() }
  },
  async loadCalendar() {
    const { nyseCalendar } = await import("./market-data/exchange-calendar/exchange-calendar.ts")
    return nyseCalendar
  },
  async openPortfolios(dataDir) {
    const [{ inlineCompute }, { tasks }, { openPortfolioStore }, { operationContext }] = await Promise.all([
      import("./compute/inline-compute.ts"),
      import("./tasks.ts"),
      import("./store/sqlite/open-portfolio-store.ts"),
      import("./local-context.ts"),
    ])
    const store = await openPortfolioStore((await configOf(dataDir)).dataDir)
    const context = operationContext(store, inlineCompute(tasks), nobody)
    return { context, close: () => store.close() }
  },
  async openPrices(dataDir) {
    const [{ openStore }, { openMarketData }] = await Promise.all([
      import("./store/sqlite/open-store.ts"),
      import("./local-market-data.ts"),
    ])
    const config = await configOf(dataDir)
    const store = await openStore(config.dataDir)
    const { context, close } = await openMarketData({
      store,
      config: config.prices,
      metrics: unmeasured,
      events: nobody,
      demo: false,
      onError: (error) => process.stderr.write(`foliant: ${String(error)}\n`),
    })
    return {
      context,
      async close() {
        await close()
        await store.close()
      },
    }
  },
  async serve({ dataDir, ...options }, ready) {
    const { serve } = await import("./serve.ts")
    await serve(options, await configOf(dataDir), ready)
  },
  async examine({ dataDir }) {
    const { examine } = await import("./examine.ts")
    return examine(await configOf(dataDir))
  },
  runBench({ subject, sizes, json }) {
    const file = subject === "backtest" ? "backtest.ts" : "main.ts"
    const bench = fileURLToPath(new URL(`../bench/${file}`, import.meta.url))
    const ofLogs = subject === "analysis" ? sizes.flatMap((size) => ["--size", String(size)]) : []
    const flags = [...ofLogs, ...(json ? ["--json"] : [])]
    const child = spawn(process.execPath, ["--expose-gc", bench, ...flags], { stdio: "inherit" })
    return new Promise((resolve, reject) => {
      child.on("error", reject)
      child.on("exit", (status) => resolve(status ?? 1))
    })
  },
}

/** Nobody looks at the figures of a command. */
const unmeasured: Metrics = { add() {}, set() {}, observe() {} }

/** No page is open on a command's own process. */
const nobody: EventPublisher = { publish() {} }

// Loaded late, since it brings zod: the commands that analyse files need neither.
async function configOf(dataDir: string | undefined): Promise<Config> {
  const { readConfig } = await import("./config.ts")
  const { env, platform, stderr } = process
  return readConfig({ env, platform, homeDir: homedir(), dataDir, isTerminal: stderr.isTTY })
}

function textOutput(stream: NodeJS.WriteStream): TextOutput {
  return {
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : null,
    write: (text) => stream.write(text),
  }
}
