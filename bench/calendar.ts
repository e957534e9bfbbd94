// Twenty years of sessions from rules against reading them from a file of the same sessions: `node bench/calendar.ts`.
import { epochDayOf, isoDate } from "../src/engine/money/iso-date.ts"
import { exchangeCalendar } from "../src/market-data/exchange-calendar/exchange-calendar.ts"
import { xhkg } from "../src/market-data/exchange-calendar/rules/xhkg.ts"
import { xlon } from "../src/market-data/exchange-calendar/rules/xlon.ts"
import { xnys } from "../src/market-data/exchange-calendar/rules/xnys.ts"
import type { ExchangeRules } from "../src/market-data/exchange-calendar/exchange-rules.ts"
import type { Session } from "../src/market-data/freshness/session.ts"
import { machine } from "./machine.ts"
import { measureWith } from "./measure.ts"

const from = epochDayOf(2006, 1, 1)
const to = epochDayOf(2025, 12, 31)
const measure = measureWith({ fewestRuns: 21, budgetMs: 1_000 })

// Rules that are equal and not the same are worked out anew.
const sessionsFromRules = (rules: ExchangeRules) =>
  exchangeCalendar({ of: { ...rules } }).sessionTimes("of", from, to)
const daysFromRules = (rules: ExchangeRules) =>
  exchangeCalendar({ of: { ...rules } }).sessions("of", from, to)

function asFile(sessions: readonly Session[]): string {
  const moment = (at: number | undefined) => (at === undefined ? "" : new Date(at).toISOString())
  return sessions
    .map(({ date, open, close, breakStart, breakEnd }) =>
      [isoDate(date), ...[open, close, breakStart, breakEnd].map(moment)].join(","),
    )
    .join("\n")
}

function sessionsFromFile(text: string): Session[] {
  return text.split("\n").map((line) => {
    const [date, open, close, breakStart, breakEnd] = line.split(",")
    const session = { date: Date.parse(date) / 86_400_000, open: Date.parse(open), close: Date.parse(close) }
    return breakStart === ""
      ? session
      : { ...session, breakStart: Date.parse(breakStart), breakEnd: Date.parse(breakEnd) }
  })
}

console.log(machine())
for (const [exchange, rules] of Object.entries({ XNYS: xnys, XLON: xlon, XHKG: xhkg })) {
  const file = asFile(sessionsFromRules(rules))
  if (JSON.stringify(sessionsFromFile(file)) !== JSON.stringify(sessionsFromRules(rules))) {
    throw new Error(`${exchange}: sessions read from a file are not those written to it`)
  }
  const fileMs = await measure(() => sessionsFromFile(file))
  const rulesMs = await measure(() => sessionsFromRules(rules))
  const daysMs = await measure(() => daysFromRules(rules))
  const ratio = (ms: number) => `${ms.toFixed(2)} ms, ${(ms / fileMs).toFixed(2)} of the file`
  console.log(`${exchange}: file ${fileMs.toFixed(2)} ms; moments ${ratio(rulesMs)}; days ${ratio(daysMs)}`)
}
