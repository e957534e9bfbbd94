import type { EpochDay, IsoDate } from "../engine/money/iso-date.ts"

/** Milliseconds since 1970-01-01 UTC: a moment, never a calendar date. */
export type Instant = number

/** `demo` is the Yahoo adapter against the loopback provider. */
export type ProviderId = "yahoo" | "demo" | "tiingo" | "ecb" | "frankfurter"

export type InstrumentKind = "equity" | "etf" | "fund" | "index" | "fx" | "crypto" | "future"

/** What is known of an instrument at one provider: the rows of the symbol map that are valid today. */
type ProviderListing = {
  readonly symbol: string
  /** The unit its prices come in, as the provider writes it (`GBp`); null until an answer has told. */
  readonly quotedIn: string | null
}

/** An instrument and what an adapter needs to ask for it. The key is `id`; a ticker is reused, an id is not. */
export type InstrumentRef = {
  readonly id: string
  readonly kind: InstrumentKind
  /** As its exchange writes it: `BRK.B`, `OCDO`, `700`; `EURUSD` for a currency pair, `BTC-USD` for a coin. */
  readonly symbol: string
  /** Market identifier code (ISO 10383); null for currencies, coins and where it is not known. */
  readonly mic: string | null
  /** ISO 4217, always a main unit; null until learnt. */
  readonly currency: string | null
  /** Where it is given, it wins over the provider's own rule of symbols. */
  readonly listings: Readonly<Partial<Record<ProviderId, ProviderListing>>>
}

/** `throttled` too many requests; `timeout` no whole answer; `malformed` an answer that is none; the last two are about the symbol. */
export type ErrorClass = "throttled" | "timeout" | "malformed" | "unauthorised" | "no-data" | "bad-symbol"

/** Why a provider was passed over without a request. */
export type SkipReason =
  | "breaker-open"
  | "no-tokens"
  | "quota-spent"
  | "bulkhead-full"
  | "not-supported"
  | "not-configured"
  | "remembered-empty"
  | "deadline"

/** Why there is no value, or none that is fresh. */
export type AnswerReason =
  | "provider-throttled"
  | "provider-unreachable"
  | "provider-malformed"
  | "provider-unauthorised"
  | "provider-busy"
  | "no-data"
  | "unknown-symbol"
  | "dead-listing"
  | "no-provider"
  | "no-trade-since"
  | "queued"

/** Something to say beside a figure. */
export type Note = {
  readonly code:
    | "bars-dropped"
    | "carried-forward"
    | "converted-unit"
    | "dividend-repaired"
    | "dividend-basis"
    | "live-bar-left-out"
    | "other-basis"
    | "provisional"
    | "quality-flag"
    | "unit-changed"
  readonly text: string
}

/** One provider's part in an answer. */
export type Trial = {
  readonly provider: ProviderId
  readonly outcome: "answered" | "skipped" | "failed"
  readonly why: SkipReason | ErrorClass | null
  readonly at: Instant
  readonly elapsedMs: number
  /** When it may be asked again, where it is known. */
  readonly retryAt: Instant | null
}

export type Answer<T> = {
  /** Null exactly when `freshness` is `missing`. */
  readonly value: T | null
  /** Who said it. */
  readonly source: ProviderId | "manual" | "csv" | "derived" | null
  /** When it was true in the market. */
  readonly asOf: Instant | IsoDate | null
  /** When we learnt it. */
  readonly fetchedAt: Instant | null
  readonly freshness: "fresh" | "stale" | "missing"
  readonly reason: AnswerReason | null
  readonly tried: readonly Trial[]
  readonly notes: readonly Note[]
}

/** A price in its main currency unit. */
export type Quote = {
  readonly price: number
  readonly previousClose: number | null
  readonly currency: string
  /** The unit the source wrote it in, before conversion: `GBp` for a currency of `GBP`. */
  readonly quotedIn: string
  /** What the source says; no proof that anything trades. */
  readonly marketState: "pre" | "open" | "post" | "closed" | null
}

/** Columns of equal length, days ascending and unique. Prices in main currency units; NaN where the source has none, never in `close`. */
export type DailyBars = {
  readonly days: Int32Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
}

export type Split = {
  readonly kind: "split"
  readonly exDay: EpochDay
  readonly numerator: number
  readonly denominator: number
}

export type CashDividend = {
  readonly kind: "dividend"
  readonly exDay: EpochDay
  /** Per share as it traded that day, in the main currency unit. */
  readonly amount: number
  /** Whether the source's own adjusted prices step by it; `unchecked` where they do not reach the day before. */
  readonly check: "agrees" | "repaired" | "disagrees" | "unchecked"
}

export type CorporateAction = Split | CashDividend

/** What one ask for the past of an instrument gives: prices as they were traded, and what changed their basis since. */
export type PriceHistory = {
  readonly bars: DailyBars
  /** Ascending by ex-day, within the days asked for. */
  readonly actions: readonly CorporateAction[]
  readonly currency: string
  readonly quotedIn: string
  /** First day the source has at all; null when it does not say. */
  readonly firstDay: EpochDay | null
}

/** Units of `quote` for one unit of `base`. */
export type FxPair = { readonly base: string; readonly quote: string }

export type FxPath = "direct" | "inverse" | "cross-EUR" | "cross-USD"

/** Columns of equal length, days ascending. */
export type FxSeries = {
  readonly days: Int32Array
  readonly rates: Float64Array
  readonly path: FxPath
}

export type Profile = {
  readonly name: string
  readonly kind: InstrumentKind | null
  readonly mic: string | null
  readonly currency: string | null
  readonly sector: string | null
  readonly country: string | null
  readonly isin: string | null
}

/** One of several instruments that a text may mean; the choice is the user's. */
export type SearchCandidate = {
  readonly provider: ProviderId
  readonly symbol: string
  readonly name: string
  readonly kind: InstrumentKind | null
  readonly mic: string | null
}

/** 0 a user waits · 1 held symbols · 2 benchmarks, FX · 3 watchlists · 4 new history · 5 confirmation · 6 checks. */
export type Priority = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Who asks: a page that someone looks at (4 s, may use the reserved share of every quota) or a job (60 s). */
export type Caller = { readonly kind: "interactive" | "job"; readonly priority: Priority }

/** Days of an ask, both ends included. */
export type DayRange = { readonly from: EpochDay; readonly to: EpochDay }

/** `none` as traded · `splits` for price charts · `splits-dividends` for indices, returns and signals. */
export type Adjustment = "none" | "splits" | "splits-dividends"

/** A close and the day it is of: the one asked for, or one before it. */
export type PriceOnDay = { readonly price: number; readonly day: EpochDay; readonly currency: string | null }

/** How an ask is made. A stored value is given at once with its true freshness unless `wait` says to have a fresh one. */
export type AskOptions = { readonly caller: Caller; readonly wait?: "fresh" }

/** A rate on a day, and the day it is of: at most 7 calendar days before. */
export type FxRate = { readonly rate: number; readonly path: FxPath; readonly day: EpochDay }

/**
 * Prices, rates and profiles. Every ask is a batch in which every item gets its own answer: an ask never throws for a
 * reason of data and never returns less than it was asked. Answers are keyed by instrument id; those of pairs by
 * `base/quote`, one answer a day.
 *
 * @public
 */
export interface MarketData {
  quotes(
    instruments: readonly InstrumentRef[],
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<Quote>>>
  dailyBars(
    instruments: readonly InstrumentRef[],
    range: DayRange,
    adjust: Adjustment,
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<DailyBars>>>
  /**
   * As traded on a day: the last bar on it or before it, at most 5 sessions back (a price typed in by hand: however far). Never a
   * later price, never today's: that would turn a gap into a return of nothing.
   */
  pricesOn(
    instruments: readonly InstrumentRef[],
    day: EpochDay,
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<PriceOnDay>>>
  corporateActions(
    instruments: readonly InstrumentRef[],
    range: DayRange,
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<readonly CorporateAction[]>>>
  fxRates(
    pairs: readonly FxPair[],
    days: readonly EpochDay[],
    options: AskOptions,
  ): Promise<ReadonlyMap<string, readonly Answer<FxRate>[]>>
  profiles(
    instruments: readonly InstrumentRef[],
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<Profile>>>
  /** Candidates, never a choice. */
  search(text: string, options: AskOptions): Promise<Answer<readonly SearchCandidate[]>>
}

/** What a breaker is and since when; the part of a provider's state that no restart may forget. */
export type BreakerState =
  | { readonly kind: "closed"; readonly since: Instant; readonly openings: number }
  | {
      readonly kind: "open"
      readonly since: Instant
      readonly until: Instant
      /** How often in a row it has opened: the exponent of the next pause. */
      readonly openings: number
      readonly cause: ErrorClass
    }
  | {
      readonly kind: "half-open"
      readonly since: Instant
      readonly openings: number
      readonly cause: ErrorClass
      readonly successes: number
      /** The one process, of however many, that may send a request. */
      readonly lease: { readonly holder: string; readonly until: Instant } | null
    }
  /** A key was refused: nothing is sent until the configuration is another. */
  | { readonly kind: "disabled"; readonly since: Instant; readonly configuration: string }

/** Requests counted in calendar windows; `window` names the hour, day or month the count is of. */
export type QuotaCounts = Readonly<
  Record<string, { readonly window: string; readonly used: number; readonly symbols: readonly string[] }>
>

/** A vendor session. A secret: never logged. */
export type ProviderSession = { readonly cookie: string; readonly crumb: string; readonly since: Instant }

export type ProviderStateParts = {
  readonly breaker: BreakerState
  readonly quota: QuotaCounts
  readonly session: ProviderSession
}

/** What providers must remember across restarts and between processes. */
export interface ProviderStateStore {
  read<P extends keyof ProviderStateParts>(
    provider: ProviderId,
    part: P,
  ): Promise<{ readonly version: number; readonly value: ProviderStateParts[P] } | null>
  /** Writes only while the stored version is the one expected (0: nothing stored yet); says whether it wrote. */
  compareAndSet<P extends keyof ProviderStateParts>(
    provider: ProviderId,
    part: P,
    expectedVersion: number,
    value: ProviderStateParts[P],
  ): Promise<boolean>
}
