import { openColumnBlock } from "../../contract/column-block.ts"
import type { Trade, TradeField } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { NO_MINUTE, STILL_OPEN } from "../../engine/trade-log/trade-columns.ts"
import { importColumn, type PortfolioTradesMeta } from "./trade-block.ts"

/** What trades are sorted by: dates and times as numbers, null where there is none. */
export type SortKey = number | string | null

/** Trades of a portfolio's block, one at a time and field by field. */
export type TradeReader = {
  readonly count: number
  readonly strategyNames: readonly string[]
  value(row: number, field: TradeField): Trade[TradeField]
  sortKey(row: number, field: TradeField): SortKey
  importId(row: number): string
  line(row: number): number
}

type Cell = { readonly value: (row: number) => Trade[TradeField]; readonly key: (row: number) => SortKey }

/** Opens a portfolio's block of trades; nothing is decoded before it is read. */
export function readTrades(block: Uint8Array): TradeReader {
  const opened = openColumnBlock(block)
  const meta = opened.meta as PortfolioTradesMeta
  const numbers = (name: string) => {
    const values = opened.column(name)
    if (!ArrayBuffer.isView(values)) throw new Error(`the column ${name} holds texts`)
    return values
  }
  const same = (value: (row: number) => string | number | null): Cell => ({ value, key: value })
  const amount = (name: string): Cell => {
    const values = numbers(name)
    return same((row) => (Number.isNaN(values[row]) ? null : values[row]))
  }
  const whole = (name: string): Cell => {
    const values = numbers(name)
    return same((row) => values[row])
  }
  const named = (name: string, names: readonly string[]): Cell => {
    const values = numbers(name)
    return same((row) => names[values[row]] ?? "")
  }
  const date = (name: string): Cell => {
    const values = numbers(name)
    return {
      value: (row) => (values[row] === STILL_OPEN ? null : isoDate(values[row])),
      key: (row) => (values[row] === STILL_OPEN ? null : values[row]),
    }
  }
  const time = (name: string): Cell => {
    const values = numbers(name)
    return {
      value: (row) => (values[row] === NO_MINUTE ? null : clockTime(values[row])),
      key: (row) => (values[row] === NO_MINUTE ? null : values[row]),
    }
  }

  const lines = numbers("line")
  const batches = numbers(importColumn)
  const importId = (row: number) => meta.imports[batches[row]]
  const makers: Readonly<Record<TradeField, () => Cell>> = {
    id: () => same((row) => `${importId(row)}:${lines[row]}`),
    line: () => whole("line"),
    openDate: () => date("openDay"),
    openTime: () => time("openMinute"),
    closeDate: () => date("closeDay"),
    closeTime: () => time("closeMinute"),
    strategy: () => named("strategy", meta.strategyNames),
    legs: () => same((row) => opened.text("legs", row)),
    contracts: () => whole("contracts"),
    pnl: () => amount("pnl"),
    premium: () => amount("premium"),
    closingCost: () => amount("closingCost"),
    openingFees: () => amount("openingFees"),
    closingFees: () => amount("closingFees"),
    margin: () => amount("margin"),
    fundsAtClose: () => amount("fundsAtClose"),
    returnOnMargin: () => {
      const pnl = numbers("pnl")
      const margin = numbers("margin")
      return same((row) => (margin[row] > 0 ? pnl[row] / margin[row] : null))
    },
    reason: () => named("reason", meta.reasonNames),
    openingPrice: () => amount("openingPrice"),
    closingPrice: () => amount("closingPrice"),
    openingVix: () => amount("openingVix"),
    closingVix: () => amount("closingVix"),
    gap: () => amount("gap"),
    movement: () => amount("movement"),
    maxProfit: () => amount("maxProfit"),
    maxLoss: () => amount("maxLoss"),
  }
  const cells = new Map<TradeField, Cell>()
  const cell = (field: TradeField): Cell => {
    const made = cells.get(field) ?? makers[field]()
    cells.set(field, made)
    return made
  }
  return {
    count: lines.length,
    strategyNames: meta.strategyNames,
    value: (row, field) => cell(field).value(row),
    sortKey: (row, field) => cell(field).key(row),
    importId,
    line: (row) => lines[row],
  }
}

function clockTime(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, "0")
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}
