import { join, resolve } from "node:path"
import { z } from "zod"
import { CommandLineError } from "./cli/command-line-error.ts"

export type Config = {
  readonly dataDir: string
  readonly logLevel: LogLevel
  readonly prices: PriceConfig
}

/** Where prices come from. */
export type PriceConfig = {
  /** Yahoo's address; null switches it off. Another than its own is asked for everything. */
  readonly yahoo: URL | null
  readonly tiingoKey: string | null
  /** How long a quote is current while its market is open. */
  readonly quoteTtlMs: number
}

export const yahooAddress = "https://query1.finance.yahoo.com"

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const
type LogLevel = (typeof logLevels)[number]

const environment = z.object({
  FOLIANT_DATA_DIR: z.string().min(1).optional(),
  FOLIANT_LOG_LEVEL: z.enum(logLevels).optional(),
  FOLIANT_YAHOO: z.union([z.literal("off"), z.url({ protocol: /^https?$/ })]).optional(),
  FOLIANT_TIINGO_KEY: z.string().min(1).optional(),
  FOLIANT_QUOTE_MINUTES: z.coerce.number().min(1).optional(),
  XDG_DATA_HOME: z.string().min(1).optional(),
  LOCALAPPDATA: z.string().min(1).optional(),
})

export type ConfigSource = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly homeDir: string
  /** `--data-dir`; wins over the environment. */
  readonly dataDir: string | undefined
  /** Whether a person reads the log as it is written. */
  readonly isTerminal: boolean
}

/** Flags and environment, read once. Throws `CommandLineError`. */
export function readConfig(source: ConfigSource): Config {
  const set = Object.fromEntries(Object.entries(source.env).filter(([, value]) => value !== ""))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new CommandLineError(`${issue.path.join(".")}: ${issue.message}`)
  }
  const { FOLIANT_DATA_DIR, FOLIANT_LOG_LEVEL, FOLIANT_YAHOO, FOLIANT_TIINGO_KEY, FOLIANT_QUOTE_MINUTES } =
    parsed.data
  return {
    dataDir: resolve(source.dataDir ?? FOLIANT_DATA_DIR ?? platformDataDir(source, parsed.data)),
    logLevel: FOLIANT_LOG_LEVEL ?? (source.isTerminal ? "warn" : "info"),
    prices: {
      yahoo: FOLIANT_YAHOO === "off" ? null : new URL(FOLIANT_YAHOO ?? yahooAddress),
      tiingoKey: FOLIANT_TIINGO_KEY ?? null,
      quoteTtlMs: (FOLIANT_QUOTE_MINUTES ?? 15) * 60_000,
    },
  }
}

/** Where programs keep their data on this platform. */
function platformDataDir(
  { platform, homeDir }: ConfigSource,
  { XDG_DATA_HOME, LOCALAPPDATA }: z.infer<typeof environment>,
): string {
  if (platform === "darwin") return join(homeDir, "Library", "Application Support", "foliant")
  if (platform === "win32") return join(LOCALAPPDATA ?? join(homeDir, "AppData", "Local"), "foliant")
  return join(XDG_DATA_HOME ?? join(homeDir, ".local", "share"), "foliant")
}

const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"])

/** Refuses to listen where others could reach it: there is no sign-in yet. Throws `CommandLineError`. */
export function requireLoopback(host: string): void {
  if (loopback.has(host)) return
  throw new CommandLineError(
    `--host ${host}: Foliant has no sign-in yet, so it listens on this machine alone (127.0.0.1, ::1 or localhost)`,
  )
}
