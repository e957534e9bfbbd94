/** What a provider allows, or what we allow ourselves of it. Configuration: the free tiers change. */
export type RequestLimits = {
  /** Refilled all the time; `burst` may be spent at once. */
  readonly rates: readonly {
    readonly per: "second" | "minute"
    readonly requests: number
    readonly burst: number
  }[]
  /** Counted from the start of each hour, day or month of the vendor's zone. */
  readonly quotas: readonly { readonly per: "hour" | "day" | "month"; readonly requests: number }[]
  /** Distinct symbols asked for in a month. */
  readonly symbolsPerMonth: number | null
  /** IANA name of the zone in which the vendor's days end. */
  readonly timeZone: string
  /** Requests in flight, and waiting for a slot. */
  readonly slots: number
  readonly places: number
}

/** This share of every limit is kept for someone who waits at a page. */
export const interactiveShare = 0.3
