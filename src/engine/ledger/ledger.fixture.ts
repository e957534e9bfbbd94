import { parseIsoDate } from "../money/iso-date.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { Instrument, Transaction } from "./transaction.ts"
import { type LedgerRequest, type LedgerValuation, valueLedger } from "./value-ledger.ts"

/** Epoch day of an ISO date that exists. */
export function day(date: string): EpochDay {
  const found = parseIsoDate(date)
  if (found === null) throw new RangeError(`${date} is no date`)
  return found
}

export function asset(symbol: string): Instrument {
  return { symbol, isin: "", name: "" }
}

type Parts = Partial<Omit<Transaction, "day" | "type" | "instrument">> & { readonly symbol?: string }

/** A transaction in USD of which only what matters is given. */
export function row(date: string, type: Transaction["type"], { symbol, ...parts }: Parts = {}): Transaction {
  return {
    day: day(date),
    time: null,
    type,
    instrument: symbol === undefined ? null : asset(symbol),
    quantity: null,
    price: null,
    amount: null,
    currency: "USD",
    fee: "0",
    tax: "0",
    net: null,
    ratio: null,
    multiplier: "1",
    account: "",
    counterAccount: "",
    id: "",
    group: "",
    subtype: "",
    note: "",
    line: 0,
    sourceType: type,
    ...parts,
  }
}

/** Closes of a symbol by date. */
export function closes(symbol: string, byDate: Readonly<Record<string, number>>) {
  return {
    symbol,
    days: Int32Array.from(Object.keys(byDate), day),
    closes: Float64Array.from(Object.values(byDate)),
  }
}

/** A ledger valued in USD on a day, first in, first out. */
export function valued(
  transactions: readonly Transaction[],
  asOf: string,
  request: Partial<LedgerRequest> = {},
): LedgerValuation {
  return valueLedger({
    transactions,
    prices: [],
    rates: [],
    from: null,
    asOf: day(asOf),
    currency: "USD",
    costBasis: "fifo",
    benchmark: null,
    ...request,
  })
}
