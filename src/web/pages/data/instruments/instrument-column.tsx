import type { ReactNode } from "react"
import type { InstrumentSummary } from "../../../../contract/index.ts"
import { ageOf } from "../../../format/age.ts"
import { formatAsOf } from "../../../format/as-of.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal, formatExact } from "../../../format/decimal.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { reasonBrief, reasonText, sourceName } from "../../../live/provenance-words.ts"
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
const instrumentColumns: readonly InstrumentColumn[] = [
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
    width: 136,
    grows: true,
    sort: "name",
    cell: ({ name }) => name ?? "–",
    exact: ({ name }) => name ?? undefined,
  },
  {
    id: "source",
    label: "Source",
    meaning: "Who said the price",
    width: 84,
    sort: "source",
    cell: ({ source }) => sourceName(source),
  },
  {
    id: "price",
    label: "Price",
    meaning: "The last one known, in the main unit of its currency",
    width: 108,
    numeric: true,
    cell: (instrument) => (instrument.price === null ? "–" : priceText(instrument.price, instrument)),
    exact: ({ price, currency }) => (price === null ? undefined : `${formatExact(price)} ${currency ?? ""}`),
  },
  {
    id: "asOf",
    label: "As of",
    meaning: "When the price was true in the market",
    width: 160,
    sort: "asOf",
    cell: ({ asOf }, now) => (asOf === null ? "–" : formatAsOf(asOf, now)),
  },
  {
    id: "age",
    label: "Age",
    meaning: "Time since the price was true",
    width: 80,
    numeric: true,
    cell: ({ asOf }, now) => (asOf === null ? "–" : (ageOf(asOf, now) ?? "–")),
  },
  {
    id: "freshness",
    label: "Freshness",
    meaning: "Current until its market has traded since the price was fetched",
    width: 216,
    sort: "freshness",
    cell: freshnessCell,
    exact: ({ reason }) => (reason === null ? undefined : reasonText(reason)),
  },
  {
    id: "coverage",
    label: "Coverage",
    meaning: "First and last day of the stored bars",
    width: 104,
    sort: "firstDay",
    cell: coverageText,
    exact: ({ firstDay, lastDay, bars }) =>
      bars === 0 ? undefined : `${formatIsoRange(firstDay, lastDay)}, ${formatCount(bars, "bar")}`,
  },
  {
    id: "gaps",
    label: "Gaps",
    meaning: "Ranges of sessions without a bar",
    width: 62,
    numeric: true,
    sort: "gaps",
    cell: ({ gaps }) => (gaps === null ? "–" : <Attention count={gaps} />),
    exact: ({ gaps }) => (gaps === null ? "No calendar says which sessions there were" : undefined),
  },
  {
    id: "flags",
    label: "Flags",
    meaning: "Findings of the quality checks that are open",
    width: 62,
    numeric: true,
    sort: "flags",
    cell: ({ flags }) => <Attention count={flags} />,
  },
]

/** On a narrow screen, what decides stands beside the symbol, and its name further right. */
const narrowOrder = [
  "symbol",
  "price",
  "freshness",
  "age",
  "asOf",
  "name",
  "source",
  "coverage",
  "gaps",
  "flags",
]

const narrowColumns = instrumentColumns.toSorted(
  (a, b) => narrowOrder.indexOf(a.id) - narrowOrder.indexOf(b.id),
)

export function columnsFor(narrow: boolean): readonly InstrumentColumn[] {
  return narrow ? narrowColumns : instrumentColumns
}

function freshnessCell({ freshness, reason }: InstrumentSummary) {
  if (freshness === "fresh") return "Current"
  const why = reason === null ? "" : `: ${reasonBrief(reason)}`
  return (
    <span className="attention-due">
      <Icon name="warning" size={12} /> {freshness === "stale" ? "Stale" : "No price"}
      {why}
    </span>
  )
}

/** "2014–2026": to the day, it is said on hover. */
function coverageText({ firstDay, lastDay }: InstrumentSummary): string {
  if (firstDay === null || lastDay === null) return "None"
  const [first, last] = [firstDay.slice(0, 4), lastDay.slice(0, 4)]
  return first === last ? first : `${first}–${last}`
}

function Attention({ count }: { count: number }) {
  const text = formatDecimal(count, { digits: 0 })
  return count === 0 ? <span className="secondary">{text}</span> : <b className="attention-due">{text}</b>
}
