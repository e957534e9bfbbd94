import type { CustomColumn, TradeColumns, TradeNumber } from "../../../../engine/trade-log/trade-columns.ts"
import { formatDay, formatMinute } from "../../../format/dates.ts"
import { formatDecimal, formatExact, THIN_SPACE } from "../../../format/decimal.ts"
import { formatMoney } from "../../../format/money.ts"

/** A column of the trades table. Every one can be sorted by. */
export type TradeColumn = {
  readonly id: string
  readonly label: string
  /** Says more than the label has room for. */
  readonly meaning?: string
  /** Pixels. */
  readonly width: number
  /** On a phone. */
  readonly narrowWidth?: number
  readonly numeric: boolean
  readonly shownAtFirst: boolean
  readonly text: (trades: TradeColumns, row: number, currency: string) => string
  /** What the table sorts by, one a row; NaN where blank. */
  readonly key: (trades: TradeColumns) => Float64Array
  readonly signed?: boolean
  /** Said after the text where there is room. */
  readonly detail?: (trades: TradeColumns, row: number) => string
}

const blank = "–"
const defaults = new Set([
  "strategy",
  "pnl",
  "contracts",
  "premium",
  "closingCost",
  "margin",
  "reason",
  "openDay",
])

const moment = (day: Int32Array, minute: Int16Array): Float64Array =>
  Float64Array.from(day, (value, row) => value * 1440 + Math.max(minute[row], 0))

// Names sorted as a reader expects, so that sorting the rows compares numbers only.
const rank = (index: Int32Array, names: readonly string[]): Float64Array => {
  const collator = new Intl.Collator("en", { numeric: true })
  const order = names.map((_, at) => at).sort((a, b) => collator.compare(names[a], names[b]))
  const place = new Float64Array(names.length)
  order.forEach((name, at) => {
    place[name] = at
  })
  return Float64Array.from(index, (name) => place[name])
}

// Blank texts have no rank and stand last.
const rankTexts = (texts: readonly string[]): Float64Array => {
  const names = [...new Set(texts)]
  const place = new Map(names.map((name, at) => [name, at]))
  const ranks = rank(
    Int32Array.from(texts, (text) => place.get(text) ?? 0),
    names,
  )
  return ranks.map((value, row) => (texts[row] === "" ? Number.NaN : value))
}

type NumberStyle = "money" | "plain" | "points" | "percent"

function numberText(value: number, style: NumberStyle, currency: string): string {
  if (Number.isNaN(value)) return blank
  if (style === "money") return formatMoney(value, currency)
  if (style === "plain") return formatExact(value)
  const digits = formatDecimal(value, { digits: 2 })
  return style === "percent" ? `${digits}${THIN_SPACE}%` : digits
}

function numberColumn(
  id: TradeNumber,
  label: string,
  style: NumberStyle,
  more: Partial<Pick<TradeColumn, "meaning" | "width" | "narrowWidth" | "signed">> = {},
): TradeColumn {
  return {
    id,
    label,
    width: 124,
    numeric: true,
    shownAtFirst: defaults.has(id),
    text: (trades, row, currency) => numberText(trades[id][row], style, currency),
    key: (trades) => trades[id],
    ...more,
  }
}

/** Every column that the trades table can show, in the order in which it shows them. The first one is pinned. */
const tradeColumns: readonly TradeColumn[] = [
  {
    id: "closeDay",
    label: "Closed",
    width: 156,
    narrowWidth: 106,
    numeric: false,
    shownAtFirst: true,
    text: (trades, row) => formatDay(trades.closeDay[row]),
    detail: (trades, row) => formatMinute(trades.closeMinute[row]),
    key: (trades) => moment(trades.closeDay, trades.closeMinute),
  },
  {
    id: "strategy",
    label: "Strategy",
    width: 260,
    narrowWidth: 136,
    numeric: false,
    shownAtFirst: true,
    text: (trades, row) => trades.strategyNames[trades.strategy[row]] || "No strategy",
    key: (trades) => rank(trades.strategy, trades.strategyNames),
  },
  numberColumn("pnl", "P/L", "money", { meaning: "Net of fees", width: 148, narrowWidth: 112, signed: true }),
  {
    id: "contracts",
    label: "Contracts",
    width: 104,
    numeric: true,
    shownAtFirst: true,
    text: (trades, row) => formatDecimal(trades.contracts[row], { digits: 0 }),
    key: (trades) => Float64Array.from(trades.contracts),
  },
  numberColumn("premium", "Premium", "money", {
    meaning: "Per contract; a credit is positive, a debit negative",
  }),
  numberColumn("closingCost", "Closing cost", "money", {
    meaning: "Per contract; paid is positive, received negative",
  }),
  numberColumn("margin", "Margin", "money", { width: 120 }),
  {
    id: "reason",
    label: "Closed because",
    width: 196,
    numeric: false,
    shownAtFirst: true,
    text: (trades, row) => trades.reasonNames[trades.reason[row]] || blank,
    key: (trades) => rank(trades.reason, trades.reasonNames),
  },
  {
    id: "openDay",
    label: "Opened",
    width: 156,
    numeric: false,
    shownAtFirst: true,
    text: (trades, row) => formatDay(trades.openDay[row]),
    detail: (trades, row) => formatMinute(trades.openMinute[row]),
    key: (trades) => moment(trades.openDay, trades.openMinute),
  },
  {
    id: "underlying",
    label: "Underlying",
    width: 104,
    numeric: false,
    shownAtFirst: false,
    text: (trades, row) => trades.underlyingNames[trades.underlying[row]] || blank,
    key: (trades) => rank(trades.underlying, trades.underlyingNames),
  },
  numberColumn("openingFees", "Opening fees", "money"),
  numberColumn("closingFees", "Closing fees", "money"),
  numberColumn("fundsAtClose", "Funds at close", "money", { width: 136 }),
  numberColumn("pnlPercent", "P/L of premium", "percent", { meaning: "As printed in the log", width: 124 }),
  numberColumn("maxProfit", "Most favourable", "percent", {
    meaning: "Highest unrealised profit, percent of premium",
    width: 128,
  }),
  numberColumn("maxLoss", "Most adverse", "percent", {
    meaning: "Deepest unrealised loss, percent of premium",
  }),
  numberColumn("openingPrice", "Price at open", "points", { meaning: "Of the underlying" }),
  numberColumn("closingPrice", "Price at close", "points", { meaning: "Of the underlying" }),
  numberColumn("openingVix", "VIX at open", "points"),
  numberColumn("closingVix", "VIX at close", "points"),
  numberColumn("gap", "Gap", "points", { meaning: "Points of the underlying" }),
  numberColumn("movement", "Movement", "points", { meaning: "Points of the underlying" }),
  numberColumn("openingRatio", "Short/long at open", "plain", { width: 136 }),
  numberColumn("closingRatio", "Short/long at close", "plain", { width: 136 }),
  {
    id: "line",
    label: "Line",
    meaning: "Line of the imported file",
    width: 80,
    numeric: true,
    shownAtFirst: false,
    text: (trades, row) => String(trades.line[row]),
    key: (trades) => Float64Array.from(trades.line),
  },
]

/** The columns of which this log has at least one value; exports differ in what they have. The log's own come last. */
export function columnsWithValues(trades: TradeColumns): readonly TradeColumn[] {
  const ours = tradeColumns.filter((column) => {
    if (column.id === "underlying") return trades.underlyingNames.some((name) => name !== "")
    return !column.numeric || column.key(trades).some((value) => !Number.isNaN(value))
  })
  return [...ours, ...trades.custom.map(customColumn)]
}

/** A column of the log that is not one of ours, under its name in the file. */
function customColumn(column: CustomColumn, at: number): TradeColumn {
  const shared = {
    id: `custom${String(at)}`,
    label: column.name,
    meaning: "As in the imported file",
    width: 136,
    shownAtFirst: false,
  }
  if (column.type === "number") {
    const { values } = column
    return {
      ...shared,
      numeric: true,
      text: (_, row) => numberText(values[row], "plain", ""),
      key: () => values,
    }
  }
  const { values } = column
  return {
    ...shared,
    numeric: false,
    text: (_, row) => values[row] || blank,
    key: () => rankTexts(values),
  }
}
