import type { InstrumentRef } from "../../../operations/market-data-port.ts"

/** Tiingo's ticker: that of the symbol map, else the exchange's with a dash for the class of a share (`BRK-B`). */
export function tiingoSymbol({ listings, symbol }: InstrumentRef): string {
  return listings.tiingo?.symbol ?? symbol.replaceAll(/[./ ]/g, "-").toLowerCase()
}
