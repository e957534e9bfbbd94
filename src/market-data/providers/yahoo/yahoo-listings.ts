import type { InstrumentRef, ProviderId } from "../../../operations/market-data-port.ts"
import { unitByExchange } from "../sub-unit.ts"
import { yahooSymbol } from "./yahoo-symbol.ts"

/** An instrument as Yahoo knows it. */
export type Listed = {
  readonly instrument: InstrumentRef
  readonly symbol: string
  /** What its prices are in, where that is known; never guessed. */
  readonly unit: string | null
  /** It has answered before: its absence is Yahoo's fault, not the symbol's. */
  readonly isAlive: boolean
}

/** Symbols and units: from the symbol map, from the exchange, and from what answers have told since the start. */
export class YahooListings {
  readonly #provider: ProviderId
  readonly #learnt = new Map<string, string>()

  constructor(provider: ProviderId) {
    this.#provider = provider
  }

  /** Null when Yahoo has no symbol for it. */
  find(instrument: InstrumentRef): Listed | null {
    const symbol = yahooSymbol(instrument, this.#provider)
    if (symbol === null) return null
    const told = this.#learnt.get(symbol) ?? instrument.listings[this.#provider]?.quotedIn ?? null
    return { instrument, symbol, unit: told ?? unitByExchange(instrument), isAlive: told !== null }
  }

  learn(symbol: string, unit: string): void {
    this.#learnt.set(symbol, unit)
  }
}
