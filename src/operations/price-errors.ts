import type { Trial } from "./market-data-port.ts"
import { OperationError } from "./operation-error.ts"

export class InstrumentNotFound extends OperationError {
  override readonly name = "InstrumentNotFound"
  readonly code = "instrument-not-found"

  constructor(id: string) {
    super(`there is no instrument ${id}`)
  }
}

export class ProviderNotFound extends OperationError {
  override readonly name = "ProviderNotFound"
  readonly code = "provider-not-found"

  constructor(id: string) {
    super(`no provider ${id} is configured`)
  }
}

export class FlagNotOpen extends OperationError {
  override readonly name = "FlagNotOpen"
  readonly code = "flag-not-open"

  constructor(id: number) {
    super(`there is no open quality flag ${id}`)
  }
}

/** The demo's provider is there in the demo alone. */
export class NotTheDemo extends OperationError {
  override readonly name = "NotTheDemo"
  readonly code = "not-the-demo"

  constructor() {
    super("faults can be played in the demo alone: foliant serve --demo")
  }
}

/** The series has prices of another source, and rows of two are never mixed. */
export class OtherSource extends OperationError {
  override readonly name = "OtherSource"
  readonly code = "other-source"

  constructor(symbol: string, source: string) {
    super(`the prices of ${symbol} come from ${source}; those of two sources are never mixed`)
  }
}

/** Prices are kept by the day; a file of minutes or hours is for backtests alone. */
export class NotDailyPrices extends OperationError {
  override readonly name = "NotDailyPrices"
  readonly code = "not-daily-prices"

  constructor() {
    super("the file has no daily prices: one row a day was expected")
  }
}

/** What was asked for cannot be done without these prices, and nobody has them. */
export class PricesUnavailable extends OperationError {
  override readonly name = "PricesUnavailable"
  readonly code = "prices-unavailable"
  readonly symbols: readonly string[]
  readonly tried: readonly Trial[]

  constructor(symbols: readonly string[], tried: readonly Trial[]) {
    const who = [...new Set(tried.map(({ provider, why }) => `${provider} (${why ?? "answered"})`))]
    const asked = who.length === 0 ? "no provider could be asked" : `asked: ${who.join(", ")}`
    super(`there are no prices of ${symbols.join(", ")}; ${asked}`)
    this.symbols = symbols
    this.tried = tried
  }
}
