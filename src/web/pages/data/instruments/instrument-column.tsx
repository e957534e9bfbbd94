import type { ReactNode } from "react"
import type { InstrumentSummary } from "../../../../contract/index.ts"
import { parseIsoDate } from "../../../../engine/money/iso-date.ts"
import { ageOf } from "../../../format/age.ts"
import { formatAsOf } from "../../../format/as-of.ts"
import { formatCount } from "../../../format/count.ts"
import { formatMonth } from "../../../format/dates.ts"
import { formatDecimal, formatExact } from "../../../format/decimal.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { reasonText, sourceName } from "../../../live/provenance-words.ts"
import { Icon } from "../../../ui/icon.tsx"
import type { SortKey } from "./instrument-sort.ts"
import { priceText } from "./price-text.ts"

export type InstrumentColumn = {
  readonly id: string
  readonly label: string
  readonly meaning: string
  /** Pixels. */
  readonly width: number
  readonly grows?: true
  readonly numeric?: true
  readonly sort?: SortKey
  readonly cell: (instrument: InstrumentSummary, now: Date) => ReactNode
  /** All of it, on hover. */
  readonly exact?: (instrument: InstrumentSummary, now: Date) => string | undefined
}

/** What the table says of an instrument, in the order of the questions: what, how much, how old, how whole. */
export const instrumentColumns: readonly InstrumentColumn[] = [
  {
    id: "symbol",
    label: "Symbol",
    meaning: "As its exchange writes it",
    width: 92,
    sort: "symbol",
    cell: ({ symbol }) => <b>{symbol}</b>,
    exact: ({ symbol, mic }) => (mic === null ? symbol : `${symbol}, ${mic}`),
  },
  {
    id: "name",
    label: "Name",
    meaning: "What it is called",
    width: 150,
    grows: true,
    sort: "name",
    cell: ({ name }) => name ?? "–",
    exact: ({ name }) => name ?? undefined,
  },
  {
    id: "source",
    label: "Source",
    meaning: "Who said the price",
    width: 92,
    sort: "source",
    cell: ({ source }) => sourceName(source),
  },
  {
    id: "price",
    label: "Price",
    meaning: "The last one known, in the main unit of its currency",
    width: 112,
    numeric: true,
    cell: (instrument) => (instrument.price === null ? "–" : priceText(instrument.price, instrument)),
    exact: ({ price, currency }) => (price === null ? undefined : `${formatExact(price)} ${currency ?? ""}`),
  },
  {
    id: "asOf",
    label: "As of",
    meaning: "When the price was true in the market",
    width: 148,
    sort: "asOf",
    cell: ({ asOf }, now) => (asOf === null ? "–" : formatAsOf(asOf, now)),
  },
  {
    id: "age",
    label: "Age",
    meaning: "Time since the price was true",
    width: 84,
    numeric: true,
    cell: ({ asOf }, now) => (asOf === null ? "–" : (ageOf(asOf, now) ?? "–")),
  },
  {
    id: "freshness",
    label: "Freshness",
    meaning: "Current until its market has traded since the price was fetched",
    width: 196,
    sort: "freshness",
    cell: freshnessCell,
    exact: ({ reason }) => (reason === null ? undefined : reasonText(reason)),
  },
  {
    id: "coverage",
    label: "Coverage",
    meaning: "First and last day of the stored bars",
    width: 168,
    sort: "firstDay",
    cell: coverageText,
    exact: ({ firstDay, lastDay, bars }) =>
      bars === 0 ? undefined : `${formatIsoRange(firstDay, lastDay)}, ${formatCount(bars, "bar")}`,
  },
  {
    id: "gaps",
    label: "Gaps",
    meaning: "Ranges of sessions without a bar",
    width: 76,
    numeric: true,
    sort: "gaps",
    cell: ({ gaps }) => (gaps === null ? "–" : <Attention count={gaps} />),
    exact: ({ gaps }) => (gaps === null ? "No calendar says which sessions there were" : undefined),
  },
  {
    id: "flags",
    label: "Flags",
    meaning: "Findings of the quality checks that are open",
    width: 76,
    numeric: true,
    sort: "flags",
    cell: ({ flags }) => <Attention count={flags} />,
  },
]

function freshnessCell({ freshness, reason }: InstrumentSummary) {
  if (freshness === "fresh") return "Current"
  const why = reason === null ? "" : `: ${reasonText(reason)}`
  return (
    <span className="attention-due">
      <Icon name="warning" size={12} /> {freshness === "stale" ? "Stale" : "No price"}
      {why}
    </span>
  )
}

function coverageText({ firstDay, lastDay }: InstrumentSummary): string {
  const [first, last] = [firstDay, lastDay].map((day) => (day === null ? null : parseIsoDate(day)))
  if (first == null || last == null) return "None"
  return `${formatMonth(first)} – ${formatMonth(last)}`
}

function Attention({ count }: { count: number }) {
  const text = formatDecimal(count, { digits: 0 })
  return count === 0 ? <span className="secondary">{text}</span> : <b className="attention-due">{text}</b>
}
