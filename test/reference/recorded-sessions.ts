import { readFileSync } from "node:fs"
import type { Session } from "../../src/market-data/freshness/session.ts"
import type { Market } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { sharedPath } from "../shared-data.ts"

/** The exchanges there are recorded sessions of. */
export const recordedExchanges = [
  "XNYS",
  "XTSE",
  "BVMF",
  "XLON",
  "XDUB",
  "XETR",
  "XPAR",
  "XAMS",
  "XBRU",
  "XLIS",
  "XMAD",
  "XMIL",
  "XSWX",
  "XSTO",
  "XHEL",
  "XCSE",
  "XOSL",
  "XJSE",
  "XTKS",
  "XHKG",
  "XSES",
  "XASX",
  "XNZE",
] as const satisfies readonly Market[]

/** Sessions from the columns date, open, close, break_start, break_end, all UTC. */
export function recordedSessions(exchange: (typeof recordedExchanges)[number]): readonly Session[] {
  const [, ...lines] = readFileSync(sharedPath(`data/calendars/${exchange.toLowerCase()}.csv`), "utf8")
    .trim()
    .split("\n")
  return lines.map((line) => {
    const [date, open, close, breakStart, breakEnd] = line.split(",")
    const session = { date: Date.parse(date) / 86_400_000, open: Date.parse(open), close: Date.parse(close) }
    return breakStart === ""
      ? session
      : { ...session, breakStart: Date.parse(breakStart), breakEnd: Date.parse(breakEnd) }
  })
}
