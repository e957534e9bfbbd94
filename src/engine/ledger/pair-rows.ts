import { Decimal } from "../money/decimal.ts"
import type { InstrumentName } from "./instrument-names.ts"
import type { Instrument, Transaction } from "./transaction.ts"

/** Rows of which each is half of one event, by either half. */
export type Pairs = ReadonlyMap<Transaction, Transaction>

/**
 * Links the two halves of transfers inside the portfolio and of symbol changes: rows of one group, or of one day with the same quantity (in
 * kind, of one instrument) or amount (cash, of one currency) and different accounts. An assigned or exercised option is linked to the
 * trade of its group.
 */
export function pairRows(
  transactions: readonly Transaction[],
  nameOf: (instrument: Instrument) => InstrumentName,
): Pairs {
  const pairs = new Map<Transaction, Transaction>()
  const waiting = new Map<string, Transaction[]>()
  for (const row of transactions) {
    const side = sideOf(row)
    if (side === null) continue
    for (const key of keysOf(row, nameOf)) {
      const others = waiting.get(key) ?? []
      const partner = others.find(
        (other) => !pairs.has(other) && sideOf(other) !== side && mayPair(row, other),
      )
      if (partner !== undefined) {
        pairs.set(row, partner)
        pairs.set(partner, row)
        break
      }
      others.push(row)
      waiting.set(key, others)
    }
  }
  return pairs
}

/** Which half a row is; null when it is none. The old half of a symbol change has a negative quantity. */
function sideOf({ type, quantity, group }: Transaction): "in" | "out" | null {
  if (type === "TRANSFER_IN") return "in"
  if (type === "TRANSFER_OUT") return "out"
  if (type === "SYMBOL_CHANGE") return new Decimal(quantity ?? 0).lt(0) ? "out" : "in"
  if (group === "") return null
  if (type === "OPTION_ASSIGNED" || type === "OPTION_EXERCISED") return "out"
  return type === "BUY" || type === "SELL" ? "in" : null
}

function keysOf(row: Transaction, nameOf: (instrument: Instrument) => InstrumentName): string[] {
  const { day, instrument, quantity, amount, currency, group } = row
  const kind = kindOf(row)
  const byGroup = group === "" ? [] : [JSON.stringify([kind, "group", group])]
  if (kind === "option") return byGroup
  if (kind === "symbol") return [...byGroup, JSON.stringify([kind, day, row.account])]
  const what = instrument === null ? [currency, amount] : [nameOf(instrument), quantity]
  return [...byGroup, JSON.stringify([kind, day, ...what])]
}

function kindOf({ type, instrument }: Transaction): "symbol" | "cash" | "shares" | "option" {
  if (type === "SYMBOL_CHANGE") return "symbol"
  if (type === "TRANSFER_IN" || type === "TRANSFER_OUT") return instrument === null ? "cash" : "shares"
  return "option"
}

/** A transfer without a group is inside the portfolio only if it goes from one account to another. */
function mayPair(row: Transaction, other: Transaction): boolean {
  if (row.type === "SYMBOL_CHANGE" || (row.group !== "" && row.group === other.group)) return true
  return row.account !== other.account
}
