import type { EpochDay } from "../engine/money/iso-date.ts"
import type {
  Answer,
  AskOptions,
  BreakerState,
  DayRange,
  Instant,
  InstrumentKind,
  InstrumentRef,
  PriceHistory,
  ProviderId,
} from "./market-data-port.ts"

/** What the form of a provider's symbol tells of the instrument; null where it does not. */
export type IdentifiedSymbol = {
  readonly kind: InstrumentKind | null
  /** As its exchange writes it. */
  readonly symbol: string
  readonly mic: string | null
}

/** What is stored of an instrument's bars, and what is not. */
export type SeriesCoverage = {
  /** The market whose sessions count, e.g. `XNYS`; null without a calendar, when weekdays stand in. */
  readonly market: string | null
  readonly bars: number
  /** First and last day with a bar; null while there is none. */
  readonly span: DayRange | null
  /** Sessions that have no bar and are not known to be empty, or whose bar is due to be confirmed. */
  readonly missing: readonly (DayRange & { readonly sessions: number })[]
}

/** Ids of the series that exchange rates are kept in begin so: they are no instruments that someone holds. */
export const referencePrefix = "reference:"

/** What keeps prices there before anyone asks: for jobs and for the page that looks after the data. */
export interface MarketDataUpkeep {
  /** Brings what the store has into memory, and counts lookups as warm from then on. Asks no provider. */
  warm(instruments: readonly InstrumentRef[]): Promise<void>
  /**
   * Has the bars since the last confirmed ones confirmed, with the actions of those days, from five sessions before on; where
   * nothing is stored, from the day given. Instruments that are confirmed up to the last ready session are not asked for, and have
   * no answer.
   */
  confirm(
    instruments: readonly InstrumentRef[],
    since: EpochDay,
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<PriceHistory>>>
  coverage(instruments: readonly InstrumentRef[]): Promise<ReadonlyMap<string, SeriesCoverage>>
  /** Forgets what memory holds of instruments whose prices someone else has changed, and tells whoever looks at them. */
  changed(instruments: readonly string[]): void
  /** The market whose sessions an instrument follows; those with the same hours and holidays are one. */
  marketOf(instrument: Pick<InstrumentRef, "kind" | "mic">): string | null
  /** What a provider's symbol stands for, by its form; null when there is no such provider, or it has no symbols. */
  identify(provider: ProviderId, symbol: string): IdentifiedSymbol | null
  /** How often each instrument was looked up for someone who looked, since the last call. */
  takeReads(): ReadonlyMap<string, number>
}

/** Lookups of a kind by who answered them. */
export type TierCounts = {
  readonly memory: number
  readonly redis: number
  readonly store: number
  readonly provider: number
  /** Waited for another's ask. */
  readonly joined: number
  /** Served with its age. */
  readonly stale: number
  readonly none: number
}

/** How often who answered: counts instruments, not requests. */
export interface LookupAccounting {
  read(): {
    readonly since: Instant
    readonly kinds: ReadonlyMap<string, TierCounts>
    /** Of the lookups since the last warming run, up to the next session boundary. */
    readonly warm: TierCounts
    readonly warmedAt: Instant | null
    readonly memory: { readonly bytes: number; readonly maxBytes: number; readonly entries: number }
  }
}

/** A provider as it is doing. */
export type ProviderStatus = {
  readonly id: ProviderId
  readonly asks: readonly string[]
  readonly breaker: BreakerState
  readonly nextProbe: Instant | null
  readonly lastAnswerAt: Instant | null
  readonly lastError: { readonly class: string; readonly endpoint: string; readonly at: Instant } | null
  readonly quotas: readonly {
    readonly per: "hour" | "day" | "month"
    readonly used: number
    readonly limit: number
    readonly jobLimit: number
  }[]
  readonly rates: readonly {
    readonly per: "second" | "minute"
    readonly limit: number
    readonly burst: number
  }[]
  readonly symbols: { readonly used: number; readonly limit: number } | null
  readonly skips: ReadonlyMap<string, number>
  readonly answered: number
  readonly failed: number
}

/** The providers, to be looked after. */
export interface ProviderDesk {
  /** In the order in which they are asked. */
  list(): Promise<readonly ProviderStatus[]>
  /**
   * Asks it something small now. While its breaker is open that moves the next probe forward, which still is one, and the only
   * one. Null when there is no such provider.
   */
  tryNow(id: ProviderId): Promise<ProviderStatus | null>
}
