import { existsSync } from "node:fs"
import { access, constants, mkdir, statfs } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type { DoctorFact } from "./cli/cli-world.ts"
import type { Config } from "./config.ts"
import { nyseCalendar } from "./market-data/exchange-calendar/exchange-calendar.ts"

const LOW_DISK_BYTES = 500_000_000

/** What works on this machine, one fact a subject. A subject that fails does not keep the others from being looked at. */
export async function examine({ dataDir }: Config): Promise<DoctorFact[]> {
  const subjects = { node, "data directory": dataDirectory, store, disk, calendar, pages }
  return Promise.all(
    Object.entries(subjects).map(async ([subject, look]): Promise<DoctorFact> => {
      try {
        return { subject, ...(await look(dataDir)) }
      } catch (error) {
        return { subject, state: "failed", detail: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
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

async function calendar(): Promise<Finding> {
  const { firstYear, lastYear } = nyseCalendar.coverage("XNYS")
  const covered = `NYSE sessions of ${firstYear} to ${lastYear}`
  const isCovered = new Date().getUTCFullYear() <= lastYear
  return { state: isCovered ? "ok" : "warning", detail: covered }
}

async function pages(): Promise<Finding> {
  const isBuilt = existsSync(fileURLToPath(new URL("../build/web/index.html", import.meta.url)))
  return isBuilt
    ? { state: "ok", detail: "built" }
    : { state: "warning", detail: "not built; npm start builds them" }
}
