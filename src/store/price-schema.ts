import type { Generated } from "kysely"
import type { InstrumentKind, ProviderId } from "../operations/market-data-port.ts"
import type { PriceBasis, PriceSource } from "../operations/price-store-port.ts"

/**
 * Tables of instruments and prices. They belong to no owner. Instants are milliseconds since 1970, days epoch days; an absent
 * number is null. `series` is the `key` of an instrument: a small integer, since millions of rows carry it.
 */
export type PriceSchema = {
  instrument: {
    key: Generated<number>
    id: string
    kind: InstrumentKind
    symbol: string
    mic: string | null
    currency: string | null
    name: string | null
    listed_on: number | null
    source: PriceSource | null
    basis: Generated<PriceBasis>
    revision: Generated<number>
    fetched_at: number | null
    /** Last day of the chunk in `price_history`; null while there is none. */
    folded_to: number | null
  }
  symbol_map: {
    provider: ProviderId
    symbol: string
    series: number
    quoted_in: string | null
    /** Both included; the ends of 32-bit time stand for no end. */
    from_day: number
    to_day: number
  }
  price_history: {
    series: number
    first_day: number
    last_day: number
    bars: number
    codec: number
    days: Uint8Array
    close: Uint8Array
    open: Uint8Array
    high: Uint8Array
    low: Uint8Array
    volume: Uint8Array
  }
  price_recent: {
    /** floor(day / 7). */
    week: number
    series: number
    day: number
    /** 1 for a row that is kept out of reads, beside the one that is read. */
    held: number
    open: number | null
    high: number | null
    low: number | null
    close: number
    volume: number | null
    /** 0 provisional, 1 confirmed, 2 typed in by hand. */
    state: number
    source: PriceSource
    fetched_at: number
    /** Revision of the series that the row's numbers belong to. */
    revision: number
  }
  corporate_action: {
    id: Generated<number>
    series: number
    ex_day: number
    kind: "split" | "dividend"
    numerator: number | null
    denominator: number | null
    amount: number | null
    source: PriceSource
    recorded_at: number
    held: number
    superseded_by: number | null
  }
  /** The actions of a series that may be read, written with each change to `corporate_action`. */
  action_list: { series: number; actions: string }
  price_coverage: {
    series: number
    source: PriceSource
    from_day: number
    to_day: number
    asked_at: number
  }
  price_audit: {
    id: Generated<number>
    series: number
    day: number
    field: string
    /** JSON. */
    old: string
    new: string
    reason: string
    source: PriceSource
    at: number
    revision: number
  }
  quality_flag: {
    id: Generated<number>
    series: number
    check_id: string
    day: number
    last_day: number
    verdict: "flag" | "hold" | "reject"
    detail: string
    state: "open" | "accepted" | "corrected"
    found_at: number
    settled_at: number | null
  }
  instrument_use: {
    series: number
    /** ln(count) + moment of the count ÷ 30 days. */
    level: number
  }
  provider_state: {
    provider: ProviderId
    part: string
    version: number
    /** JSON. */
    value: string
  }
}
