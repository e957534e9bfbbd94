import { existsSync } from "node:fs"
import { access, constants, mkdir, statfs } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type { DoctorFact } from "./cli/cli-world.ts"
import type { Config, PriceConfig } from "./config.ts"
import type { BreakerState, ProviderId } from "./operations/market-data-port.ts"

const LOW_DISK_BYTES = 500_000_000

/** What works on this machine, one fact a subject. A subject that fails does not keep the others from being looked at. */
export async function examine({ dataDir, prices }: Config): Promise<DoctorFact[]> {
  const providers = () => priceProviders(dataDir, prices)
  const subjects = { node, "data directory": dataDirectory, store, disk, calendars, providers, pages }
  const facts: DoctorFact[] = []
  // One after the other: two of them open the store, which this process may do once at a time.
  for (const [subject, look] of Object.entries(subjects)) {
    try {
      facts.push({ subject, ...(await look(dataDir)) })
    } catch (error) {
      facts.push({ subject, state: "failed", detail: error instanceof Error ? error.message : String(error) })
    }
  }
  return facts
}

type Finding = Omit<DoctorFact, "subject">

async function node(): Promise<Finding> {
  const { version, arch, platform } = process
  return { state: "ok", detail: `${version} on ${platform} ${arch}` }
}

async function dataDirectory(path: string): Promise<Finding> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  await access(path, constants.R_OK | constants.W_OK)
  return { state: "ok", detail: path }
}

async function store(path: string): Promise<Finding> {
  const { openPortfolioStore } = await import("./store/sqlite/open-portfolio-store.ts")
  const opened = await openPortfolioStore(path)
  try {
    const { engine, version, schemaVersion, integrity } = await opened.check({ integrity: true })
    if (integrity !== "ok") return { state: "failed", detail: `${engine} ${version}: ${integrity}` }
    return { state: "ok", detail: `${engine} ${version}, schema ${schemaVersion}, sound` }
  } finally {
    await opened.close()
  }
}

async function disk(path: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(path)
  const free = bavail * bsize
  const detail = `${Math.floor(free / 1e6).toLocaleString("en-US")} MB free`
  return { state: free < LOW_DISK_BYTES ? "warning" : "ok", detail }
}

async function calendars(): Promise<Finding> {
  const { knownMarkets, worldCalendar } = await import("./market-data/exchange-calendar/world-calendar.ts")
  const year = new Date().getUTCFullYear()
  const ended = knownMarkets.filter((market) => worldCalendar.coverage(market).lastYear < year)
  const { firstYear, lastYear } = worldCalendar.coverage("XNYS")
  const detail = `sessions of ${knownMarkets.length} markets; New York ${firstYear} to ${lastYear}`
  if (ended.length === 0) return { state: "ok", detail }
  return { state: "warning", detail: `${detail}; those of ${ended.join(", ")} have ended` }
}

/** What the store knows of the providers that are configured; none of them is asked. */
async function priceProviders(path: string, { yahoo, tiingoKey }: PriceConfig): Promise<Finding> {
  const { openStore } = await import("./store/sqlite/open-store.ts")
  const configured: ProviderId[] = ["ecb", "frankfurter"]
  if (tiingoKey !== null) configured.unshift("tiingo")
  if (yahoo !== null) configured.unshift("yahoo")
  const opened = await openStore(path)
  try {
    const states = await Promise.all(
      configured.map(async (id) => ({ id, state: (await opened.providerState.read(id, "breaker"))?.value })),
    )
    const unwell = states.filter(({ state }) => state !== undefined && state.kind !== "closed")
    const detail = states.map(({ id, state }) => `${id} ${describeBreaker(state)}`).join(", ")
    return { state: unwell.length === 0 ? "ok" : "warning", detail }
  } finally {
    await opened.close()
  }
}

function describeBreaker(state: BreakerState | undefined): string {
  if (state === undefined || state.kind === "closed") return "ready"
  if (state.kind === "disabled") return "refused its key"
  if (state.kind === "half-open") return `being tried again after it was ${state.cause}`
  return `${state.cause}, not asked before ${new Date(state.until).toISOString()}`
}

async function pages(): Promise<Finding> {
  const isBuilt = existsSync(fileURLToPath(new URL("../build/web/index.html", import.meta.url)))
  return isBuilt
    ? { state: "ok", detail: "built" }
    : { state: "warning", detail: "not built; npm start builds them" }
}
