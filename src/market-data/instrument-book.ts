import type { EpochDay } from "../engine/money/iso-date.ts"
import type { InstrumentRef, ProviderId } from "../operations/market-data-port.ts"
import type { Instrument, PriceStore } from "../operations/price-store-port.ts"

/** What an answer tells of the instrument itself. */
export type Learnt = {
  readonly source: ProviderId
  readonly currency: string
  readonly quotedIn: string
  /** First day the source has; null when it does not say. */
  readonly firstDay: EpochDay | null
}

/** Puts into the store what answers tell of instruments: that they are there, their currency, their unit at a provider. */
export class InstrumentBook {
  readonly #store: PriceStore
  readonly #symbolOf: (provider: ProviderId, instrument: InstrumentRef) => string | null
  readonly #known = new Map<string, Instrument>()
  /** The unit by provider and instrument, as it was last written. */
  readonly #units = new Map<string, string>()

  constructor(
    store: PriceStore,
    symbolOf: (provider: ProviderId, instrument: InstrumentRef) => string | null,
  ) {
    this.#store = store
    this.#symbolOf = symbolOf
  }

  async learn(tidings: ReadonlyMap<InstrumentRef, Learnt>): Promise<void> {
    const unread = [...tidings.keys()].filter(({ id }) => !this.#known.has(id)).map(({ id }) => id)
    for (const known of await this.#store.readInstruments(unread)) this.#known.set(known.id, known)
    for (const [instrument, learnt] of tidings) {
      await this.#save(instrument, learnt)
      await this.#map(instrument, learnt)
    }
  }

  async #save(instrument: InstrumentRef, { currency, firstDay }: Learnt): Promise<void> {
    const known = this.#known.get(instrument.id)
    const { id, kind, symbol, mic } = instrument
    const before = known ?? {
      id,
      kind,
      symbol,
      mic,
      currency: instrument.currency,
      name: null,
      listedOn: null,
    }
    const after = { ...before, currency: before.currency ?? currency, listedOn: before.listedOn ?? firstDay }
    const isSame = known?.currency === after.currency && known.listedOn === after.listedOn
    if (isSame) return
    await this.#store.saveInstrument(after)
    this.#known.set(id, after)
  }

  async #map(instrument: InstrumentRef, { source, quotedIn }: Learnt): Promise<void> {
    const key = `${source} ${instrument.id}`
    const written = this.#units.get(key) ?? instrument.listings[source]?.quotedIn
    if (written === quotedIn) return
    this.#units.set(key, quotedIn)
    const symbol = this.#symbolOf(source, instrument)
    if (symbol === null) return
    // A symbol that stands for another instrument stays with that one.
    await this.#store.mapSymbol({
      provider: source,
      symbol,
      instrument: instrument.id,
      quotedIn,
      from: null,
      to: null,
    })
  }
}
