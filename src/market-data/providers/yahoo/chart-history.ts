import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type {
  CashDividend,
  CorporateAction,
  DailyBars,
  Instant,
  Note,
  PriceHistory,
  Split,
} from "../../../operations/market-data-port.ts"
import { localDay } from "../../resilience/local-date.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { unadjustedFloat32 } from "../float32-decimal.ts"
import { currencyOf, inMainUnit } from "../sub-unit.ts"
import { checkDividend } from "./check-dividend.ts"
import type { YahooChart } from "./parse-chart.ts"

/** A row of a chart that has a close, dated. */
type Row = { readonly day: EpochDay; readonly index: number; readonly at: Instant }

/** How long after the end of the regular hours a day is still unfinished, where no calendar says it. */
const settling = 20 * 60_000

/**
 * Prices as they were traded, in the main currency unit, and the actions within the days asked for.
 *
 * Expects a chart that reaches up to now, so that every later split is among its events. Dates are taken in the
 * exchange's zone. Throws `no-data` when no finished day lies in the range, or no unit is known.
 *
 * @param readyDay last day that is finished; null takes the exchange's hours of today from the chart
 */
export function chartHistory(
  chart: YahooChart,
  options: {
    readonly from: EpochDay
    readonly to: EpochDay
    readonly readyDay: EpochDay | null
    readonly now: Instant
    /** The unit known from earlier, where the chart names none. */
    readonly unit: string | null
  },
): { readonly history: PriceHistory; readonly asOf: Instant; readonly notes: readonly Note[] } {
  const { from, to } = options
  const { meta } = chart
  const unit = meta.currency ?? options.unit
  if (unit === null)
    throw new ProviderFailure("no-data", "the chart names no currency", { reason: "dead-listing" })

  const dayOf = (at: Instant) => localDay(at, meta.timeZone)
  const splits = chart.splits.map(({ at, numerator, denominator }): Split => ({
    kind: "split",
    exDay: dayOf(at),
    numerator,
    denominator,
  }))
  const lastDay = options.readyDay ?? finishedDay(chart, options.now)
  const { rows, notes } = datedRows(chart, dayOf, lastDay)
  const wanted = rows.filter(({ day }) => day >= from && day <= to)
  const last = wanted.at(-1)
  if (last === undefined) throw new ProviderFailure("no-data", "no finished day lies in the range")

  const dividends = chart.dividends.map(({ at, amount }): CashDividend => {
    const exDay = dayOf(at)
    const checked = checkDividend(chart, rows, { exDay, amount, laterSplits: laterSplits(splits, exDay) })
    if (checked.note !== null) notes.push(checked.note)
    return { kind: "dividend", exDay, amount: inMainUnit(checked.amount, unit), check: checked.check }
  })
  if (currencyOf(unit) !== unit) notes.push({ code: "converted-unit", text: `quoted in ${unit}` })
  if (options.unit !== null && options.unit !== unit) {
    notes.push({ code: "unit-changed", text: `quoted in ${unit}, was ${options.unit}` })
  }
  const actions = [...splits, ...dividends]
    .filter(({ exDay }) => exDay >= from && exDay <= to)
    .sort((a: CorporateAction, b: CorporateAction) => a.exDay - b.exDay)
  return {
    history: {
      bars: rawBars(chart, wanted, splits, unit),
      actions,
      currency: currencyOf(unit),
      quotedIn: unit,
      firstDay: meta.firstTradeAt === null ? null : dayOf(meta.firstTradeAt),
    },
    asOf: last.at,
    notes,
  }
}

/** Product of numerator/denominator of the splits after a day: what its prices have been divided by since. */
function laterSplits(splits: readonly Split[], day: EpochDay): number {
  return splits.reduce(
    (product, { exDay, numerator, denominator }) =>
      exDay > day ? (product * numerator) / denominator : product,
    1,
  )
}

/** Without a calendar: today is unfinished until its regular hours have ended and prices have settled. */
function finishedDay({ meta }: YahooChart, now: Instant): EpochDay {
  const hours = meta.regularHours
  if (hours === null) return localDay(now, meta.timeZone) - 1
  const today = localDay(hours.start, meta.timeZone)
  return now >= hours.end + settling ? today : today - 1
}

function datedRows(
  { times, close }: YahooChart,
  dayOf: (at: Instant) => EpochDay,
  lastDay: EpochDay,
): { rows: Row[]; notes: Note[] } {
  const rows: Row[] = []
  let withoutClose = 0
  let live = 0
  for (const [index, at] of times.entries()) {
    const day = dayOf(at)
    const previous = rows.at(-1)
    if (day > lastDay) live += 1
    else if (close[index] === null || close[index] === undefined) withoutClose += 1
    // A second row of a day is the live bar, stamped with the last trade; the first is stamped with the open.
    else if (previous?.day === day) live += 1
    else if (previous !== undefined && day < previous.day) {
      throw new ProviderFailure("malformed", `row ${index} of the chart is dated before the row above it`)
    } else rows.push({ day, index, at })
  }
  const notes: Note[] = []
  if (withoutClose > 0) notes.push({ code: "bars-dropped", text: `${withoutClose} rows have no close` })
  if (live > 0) notes.push({ code: "live-bar-left-out", text: "the session under way is not history yet" })
  return { rows, notes }
}

function rawBars(chart: YahooChart, rows: readonly Row[], splits: readonly Split[], unit: string): DailyBars {
  const price = (column: readonly (number | null)[]) =>
    Float64Array.from(rows, ({ day, index }) => {
      const adjusted = column[index] ?? Number.NaN
      return inMainUnit(unadjustedFloat32(adjusted, laterSplits(splits, day)), unit)
    })
  return {
    days: Int32Array.from(rows, ({ day }) => day),
    open: price(chart.open),
    high: price(chart.high),
    low: price(chart.low),
    close: price(chart.close),
    volume: Float64Array.from(rows, ({ day, index }) =>
      Math.round((chart.volume[index] ?? Number.NaN) / laterSplits(splits, day)),
    ),
  }
}
