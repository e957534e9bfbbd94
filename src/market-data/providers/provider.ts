import type { EpochDay } from "../../engine/money/iso-date.ts"
import type {
  AnswerReason,
  ErrorClass,
  FxPair,
  FxSeries,
  Instant,
  InstrumentKind,
  InstrumentRef,
  Note,
  PriceHistory,
  Profile,
  ProviderId,
  Quote,
  SearchCandidate,
  SkipReason,
} from "../../operations/market-data-port.ts"
import type { IdentifiedSymbol } from "../../operations/market-data-upkeep-port.ts"
import type { CircuitBreaker } from "../resilience/circuit-breaker.ts"
import type { Call } from "../resilience/provider-guard.ts"
import type { RequestLimits } from "../resilience/request-limits.ts"

export type HistoryRequest = {
  readonly instrument: InstrumentRef
  readonly from: EpochDay
  readonly to: EpochDay
  /** Last day whose session is ready: no bar after it is history. Null without a calendar; the provider's hours stand in. */
  readonly readyDay: EpochDay | null
}

export type FxRequest = FxPair & { readonly from: EpochDay; readonly to: EpochDay }

/** What can be asked: of what, and what comes back. */
export type Asks = {
  readonly quotes: { readonly item: InstrumentRef; readonly value: Quote }
  readonly history: { readonly item: HistoryRequest; readonly value: PriceHistory }
  readonly "fx-history": { readonly item: FxRequest; readonly value: FxSeries }
  readonly profile: { readonly item: InstrumentRef; readonly value: Profile }
  readonly search: { readonly item: { readonly text: string }; readonly value: readonly SearchCandidate[] }
}

export type Ask = keyof Asks
export type AskItem<A extends Ask> = Asks[A]["item"]
export type AskValue<A extends Ask> = Asks[A]["value"]

/** Why an item of an ask has no value. `reason` says more than the class does, where there is more to say. */
export type NoAnswer = { readonly reason: AnswerReason | null; readonly retryAt: Instant | null } & (
  | { readonly kind: "failed"; readonly failure: ErrorClass }
  | { readonly kind: "skipped"; readonly why: SkipReason }
)

/** What one item of an ask came to. */
export type Outcome<T> =
  | {
      readonly kind: "answered"
      readonly value: T
      /** When it was true in the market. */
      readonly asOf: Instant
      readonly notes: readonly Note[]
    }
  | NoAnswer

/** What an adapter can do, and on whose terms. */
export type Capabilities = {
  readonly asks: readonly Ask[]
  /** Kinds of instrument it knows. */
  readonly kinds: readonly InstrumentKind[]
  /** Exchanges it covers (MIC); null for no restriction. */
  readonly exchanges: readonly string[] | null
  /** Items that fit one request. */
  readonly batchSize: Readonly<Partial<Record<Ask, number>>>
  readonly limits: RequestLimits
  /** How long after a close its bars are still moving. */
  readonly delayMs: number
  readonly needsKey: boolean
}

/** One vendor. An ask it cannot do is absent from `asks`; one it can do gives every item its own outcome and never throws for a reason of data. */
export interface Provider {
  readonly id: ProviderId
  readonly capabilities: Capabilities
  readonly breaker: CircuitBreaker
  /** What it calls an instrument; null when it has no symbol for it, or needs none. */
  symbolOf(instrument: InstrumentRef): string | null
  /** What one of its symbols stands for, by its form; absent where it has no symbols of its own. */
  readonly readSymbol?: (symbol: string) => IdentifiedSymbol
  readonly asks: {
    readonly [A in Ask]?: (
      items: readonly AskItem<A>[],
      call: Call,
    ) => Promise<ReadonlyMap<AskItem<A>, Outcome<AskValue<A>>>>
  }
}
