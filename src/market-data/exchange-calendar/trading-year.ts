import { epochDayOf, type EpochDay, weekday } from "../../engine/money/iso-date.ts"
import { SATURDAY, SUNDAY } from "./date-rules.ts"
import type { ExchangeRules } from "./exchange-rules.ts"
import { type Hours, readRules } from "./read-rules.ts"

/** A year of a market: its trading days ascending, their hours, and why the other weekdays are none. */
export type TradingYear = {
  readonly days: Int32Array
  /** Local hours of each day. Days of the same hours share them. */
  readonly hours: readonly Hours[]
  readonly closures: ReadonlyMap<EpochDay, string>
}

const computed = new WeakMap<ExchangeRules, Map<number, TradingYear>>()

/** Applies a market's rules to one year; each year is worked out once. */
export function tradingYear(rules: ExchangeRules, year: number): TradingYear {
  let years = computed.get(rules)
  if (years === undefined) {
    years = new Map()
    computed.set(rules, years)
  }
  let found = years.get(year)
  if (found === undefined) {
    found = applyRules(rules, year)
    years.set(year, found)
  }
  return found
}

function applyRules(rules: ExchangeRules, year: number): TradingYear {
  const first = epochDayOf(year, 1, 1)
  const end = epochDayOf(year + 1, 1, 1)
  const isRestDay = (day: EpochDay) =>
    rules.everyDay !== true && (weekday(day) === SUNDAY || weekday(day) === SATURDAY)
  const closures = closuresOfYear(rules, year, isRestDay)
  const { regular } = readRules(rules)
  const irregular = irregularDays(rules, year)

  const days = new Int32Array(end - first)
  const hours: Hours[] = []
  let period = 0
  for (let day = first; day < end; day++) {
    if (isRestDay(day) || closures.has(day)) continue
    while (period + 1 < regular.length && regular[period + 1].from <= day) period++
    const change = irregular.get(day)
    days[hours.length] = day
    hours.push(change === undefined ? regular[period].hours : changedHours(regular[period].hours, change))
  }
  return { days: days.slice(0, hours.length), hours, closures }
}

function closuresOfYear(
  rules: ExchangeRules,
  year: number,
  isRestDay: (day: EpochDay) => boolean,
): ReadonlyMap<EpochDay, string> {
  const closures = new Map<EpochDay, string>(readRules(rules).closures.get(year))
  for (const { name, date } of rules.holidays) {
    const day = date(year)
    if (day !== null && !isRestDay(day) && !closures.has(day)) closures.set(day, name)
  }
  return closures
}

type Change = { readonly openMinute?: number; readonly closeMinute?: number }

function irregularDays(rules: ExchangeRules, year: number): ReadonlyMap<EpochDay, Change> {
  const { lateOpens, earlyCloses, unusualCloses } = readRules(rules)
  const changes = new Map<EpochDay, Change>()
  const add = (day: EpochDay | null, change: Change) => {
    if (day !== null) changes.set(day, { ...changes.get(day), ...change })
  }
  for (const { minute, date } of lateOpens) add(date(year), { openMinute: minute })
  for (const { minute, date } of earlyCloses) add(date(year), { closeMinute: minute })
  for (const [day, minute] of unusualCloses.get(year) ?? []) add(day, { closeMinute: minute })
  return changes
}

function changedHours(hours: Hours, change: Change): Hours {
  const { openMinute, closeMinute } = { ...hours, ...change }
  // A session that is over when the break begins, or not open yet, has none.
  const { middayBreak } = hours
  const hasBreak = middayBreak !== null && closeMinute > middayBreak.to && openMinute < middayBreak.from
  return { openMinute, closeMinute, middayBreak: hasBreak ? middayBreak : null }
}
