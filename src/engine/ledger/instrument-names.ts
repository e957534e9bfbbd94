import type { Instrument, Transaction } from "./transaction.ts"

/** What an instrument is called in results: its symbol, else its ISIN, else its name. */
export type InstrumentName = string

/**
 * Gives each instrument of a ledger one name. A row that has the ISIN alone is the instrument of the row that has the same ISIN and a
 * symbol.
 */
export function instrumentNames(
  transactions: readonly Transaction[],
): (instrument: Instrument) => InstrumentName {
  const symbolOf = new Map<string, string>()
  for (const { instrument } of transactions) {
    if (instrument === null || instrument.isin === "" || instrument.symbol === "") continue
    if (!symbolOf.has(instrument.isin)) symbolOf.set(instrument.isin, instrument.symbol)
  }
  return ({ symbol, isin, name }) => {
    if (symbol !== "") return symbol
    return isin === "" ? name : (symbolOf.get(isin) ?? isin)
  }
}
