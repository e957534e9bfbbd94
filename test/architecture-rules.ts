import { readFileSync, readdirSync } from "node:fs"
import { dirname, join, posix, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"

/** Root of the repository. */
export const repository: string = dirname(dirname(fileURLToPath(import.meta.url)))

export type Source = { readonly path: string; readonly text: string }
export type Violation = { readonly path: string; readonly rule: string; readonly found: string }

type Room = {
  /** Rooms, or single files, that it may import besides itself. */
  readonly rooms: readonly string[]
  /** Rooms of which it may import types alone. */
  readonly types?: readonly string[]
  readonly packages: readonly string[]
  readonly node: boolean
  readonly why: string
}

const adapter = {
  rooms: [
    "engine",
    "operations/ports.ts",
    "operations/backtests-port.ts",
    "operations/market-data-port.ts",
    "operations/market-data-upkeep-port.ts",
    "operations/price-store-port.ts",
    "operations/instrument-use-port.ts",
    "operations/jobs-port.ts",
    "operations/events-port.ts",
    "operations/metrics-port.ts",
    "operations/unreadable-file.ts",
  ],
  types: ["contract"],
  node: true,
  why: "an adapter knows the engine's types and the port it implements (which speaks in wire shapes), never another adapter",
} as const

/** What may import what, a row a room. ARCHITECTURE.md says it in words. */
export const rooms: Readonly<Record<string, Room>> = {
  engine: {
    rooms: [],
    packages: ["big.js"],
    node: false,
    why: "the engine is pure, but for one decimal library",
  },
  contract: {
    rooms: [],
    packages: ["zod"],
    node: false,
    why: "wire shapes are shared by server and browser",
  },
  operations: {
    rooms: ["engine", "contract"],
    packages: [],
    node: false,
    why: "an operation reaches the world through ports.ts",
  },
  "import-formats": { ...adapter, packages: [] },
  "market-data": { ...adapter, packages: [] },
  store: { ...adapter, packages: ["kysely"] },
  compute: { ...adapter, packages: [] },
  cache: { ...adapter, packages: [] },
  events: { ...adapter, packages: [] },
  metrics: { ...adapter, packages: ["prom-client"] },
  jobs: {
    rooms: ["engine", "operations"],
    types: ["contract"],
    packages: [],
    node: true,
    why: "a job's handler calls one operation; the queue knows ports alone",
  },
  api: {
    rooms: ["contract", "operations"],
    packages: [
      "fastify",
      "@fastify/compress",
      "@fastify/multipart",
      "@fastify/static",
      "@fastify/swagger",
      "@fastify/swagger-ui",
      "fastify-type-provider-zod",
      "zod",
      "pino",
    ],
    node: true,
    why: "a route validates, calls one operation and encodes",
  },
  cli: {
    rooms: ["contract", "operations"],
    packages: ["commander"],
    node: true,
    why: "a command reads arguments, calls one operation and prints",
  },
  web: {
    rooms: ["contract", "engine"],
    packages: ["react", "react-dom", "wouter", "uplot", "@tanstack/react-query", "@tanstack/react-virtual"],
    node: false,
    why: "the browser talks to the API, and runs the engine in a worker",
  },
}

/** Within the engine a folder may use those before it; the last ones not each other. */
const engineLayers: Readonly<Record<string, readonly string[]>> = {
  money: [],
  series: ["money"],
  prices: ["money"],
  statistics: ["series", "money"],
  "trade-log": ["statistics", "series", "money"],
  ledger: ["statistics", "series", "money"],
  backtest: ["statistics", "series", "money"],
}

/** Globals that the compiler lets through and that would make a result depend on more than its arguments. */
const impure: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /\bDate\.now\b/, name: "Date.now" },
  { pattern: /\bnew Date\(/, name: "new Date" },
  { pattern: /\bMath\.random\b/, name: "Math.random" },
  { pattern: /\bperformance\.now\b/, name: "performance.now" },
  { pattern: /\bglobalThis\b/, name: "globalThis" },
  { pattern: /\.toLocale\w*\(/, name: "toLocale…" },
  { pattern: /\bIntl\./, name: "Intl" },
]

/** Every source file of `src`, tests left out. */
export function readSources(): Source[] {
  const root = join(repository, "src")
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({
      path: relative(repository, join(root, name)).split(sep).join("/"),
      text: readFileSync(join(root, name), "utf8"),
    }))
}

export type Import = { readonly specifier: string; readonly typeOnly: boolean }

const importPatterns = [
  /^\s*(?:import|export)\s(?<names>[\w\s{},*$]*?)\bfrom\s*["'](?<specifier>[^"']+)["']/gm,
  /^\s*import\s*["'](?<specifier>[^"']+)["']/gm,
  /\bimport\s*\(\s*["'](?<specifier>[^"']+)["']/g,
  /\bnew URL\(\s*["'](?<specifier>[^"']+)["']\s*,\s*import\.meta\.url/g,
]

/** What a source text imports: statically, dynamically, for its side effect, or as a worker. */
export function importsOf(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "")
  return importPatterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ groups }) => ({
      specifier: groups?.["specifier"] ?? "",
      typeOnly: /^\s*type\s/.test(groups?.["names"] ?? ""),
    })),
  )
}

function packageName(specifier: string): string {
  const parts = specifier.split("/")
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier)
}

/** Every import and global that crosses a wall. */
export function violations(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const [, room = ""] = source.path.split("/")
    const rule = rooms[room]
    const found: Violation[] = []
    const report = (name: string, text: string) => found.push({ path: source.path, rule: name, found: text })
    if (room.endsWith(".ts")) return [] // main.ts and the other composition files may import anything
    if (rule === undefined) return [{ path: source.path, rule: "known-room", found: room }]
    if (room === "web" && source.path.endsWith("vite.config.ts")) return []

    for (const { specifier, typeOnly } of importsOf(source.text)) {
      if (specifier.startsWith(".")) {
        const target = posix.normalize(posix.join(posix.dirname(source.path), specifier))
        checkTarget({ path: source.path, target, typeOnly }, room, rule, report)
      } else if (specifier.startsWith("node:")) {
        if (!rule.node) report("no-node", specifier)
        if (specifier === "node:sqlite" && !source.path.startsWith("src/store/sqlite/node-sqlite")) {
          report("one-file-knows-node-sqlite", specifier)
        }
      } else if (!rule.packages.includes(packageName(specifier))) {
        report("packages", specifier)
      } else if (specifier === "big.js" && source.path !== "src/engine/money/decimal.ts") {
        report("one-file-knows-big.js", specifier)
      }
    }
    if (room === "engine" || room === "operations") {
      for (const { pattern, name } of impure) if (pattern.test(source.text)) report("pure", name)
    }
    return found
  })
}

function checkTarget(
  { path, target, typeOnly }: { path: string; target: string; typeOnly: boolean },
  room: string,
  rule: Room,
  report: (rule: string, found: string) => void,
): void {
  const [, targetRoom = "", targetFolder = ""] = target.split("/")
  if (!target.startsWith("src/")) {
    report("inside-src", target)
  } else if (targetRoom !== room) {
    const file = target.slice("src/".length)
    const allowed = [...rule.rooms, ...(typeOnly ? (rule.types ?? []) : [])]
    if (!allowed.includes(targetRoom) && !allowed.includes(file)) report("rooms", target)
  } else if (room === "engine") {
    const [, , folder = ""] = path.split("/")
    const allowed = engineLayers[folder]
    const isFolder = !targetFolder.endsWith(".ts")
    if (isFolder && folder !== targetFolder && !(allowed ?? [targetFolder]).includes(targetFolder)) {
      report("engine-layers", target)
    }
  } else if (room === "web") {
    const page = /^src\/web\/pages\/([^/]+)/.exec(path)?.[1]
    const targetPage = /^src\/web\/pages\/([^/]+)/.exec(target)?.[1]
    if (page !== undefined && targetPage !== undefined && page !== targetPage) report("pages", target)
  }
}
