/** How an answer goes wrong on its way, whatever is in it. */
export type TransportFault =
  | { readonly kind: "429" }
  /** Seconds or an HTTP date, as it is sent. */
  | { readonly kind: "429-after"; readonly retryAfter: string }
  /** Plain text where something else should be: `Too Many Requests` unless it is given. */
  | { readonly kind: "crumb-words"; readonly status: 200 | 429; readonly text?: string }
  | { readonly kind: "5xx"; readonly status: 500 | 502 | 503 }
  | { readonly kind: "unauthorised"; readonly status: 200 | 401; readonly envelope: string }
  /** The feature is refused, with whatever session; the whole batch, for a symbol in it. */
  | { readonly kind: "refused-feature" | "refused-batch" }
  | { readonly kind: "html" | "truncated" | "short-body" | "drip" | "hang" | "big-header" }
  | { readonly kind: "reset"; readonly during: "headers" | "body" }

/** What is wrong with an answer that arrives whole. */
export type ContentFault =
  | { readonly kind: "null-closes"; readonly which: "some" | "last" | "all" }
  | { readonly kind: "absent"; readonly symbols: readonly string[] }
  | { readonly kind: "all-absent" }
  | { readonly kind: "form"; readonly form: "flat" | "nested" }
  /** The session under way a second time, stamped with its last trade. */
  | { readonly kind: "second-row" }
  /** A 4:1 split on the last session: all prices are rescaled, and the event is there or is not. */
  | { readonly kind: "split-now"; readonly withEvent: boolean }
  /** Pence become pounds, and the currency still says pence. */
  | { readonly kind: "unit-flip" }
  /** A listing without price and currency; one whose last trade is three years old. */
  | { readonly kind: "dead" | "frozen" }

export type LoopbackFault = TransportFault | ContentFault

export type LoopbackEndpoint =
  | "spark"
  | "quote"
  | "chart"
  | "quote-summary"
  | "search"
  | "crumb"
  | "first-page"

export type ScriptedFault = {
  readonly match: {
    readonly endpoint?: LoopbackEndpoint
    readonly symbol?: string
    /** Only the n-th request that matches otherwise, from 1. */
    readonly nth?: number
  }
  readonly fault: LoopbackFault
  /** How often; without it, always. */
  readonly times?: number
}

const contentKinds: ReadonlySet<string> = new Set([
  "null-closes",
  "absent",
  "all-absent",
  "form",
  "second-row",
  "split-now",
  "unit-flip",
  "dead",
  "frozen",
] satisfies ContentFault["kind"][])

export function isContentFault(fault: LoopbackFault): fault is ContentFault {
  return contentKinds.has(fault.kind)
}

/** What is to go wrong, and how much of it has. */
export class FaultScript {
  #entries: { readonly scripted: ScriptedFault; matched: number; played: number }[] = []

  play(...scripted: readonly ScriptedFault[]): void {
    this.#entries.push(...scripted.map((each) => ({ scripted: each, matched: 0, played: 0 })))
  }

  clear(): void {
    this.#entries = []
  }

  /** The faults of one request, in the order of the script. */
  faultsOf(request: {
    readonly endpoint: LoopbackEndpoint
    readonly symbols: readonly string[]
  }): LoopbackFault[] {
    return this.#entries.flatMap((entry) => {
      const { match, fault, times = Infinity } = entry.scripted
      const isMeant =
        (match.endpoint === undefined || match.endpoint === request.endpoint) &&
        (match.symbol === undefined || request.symbols.includes(match.symbol))
      if (!isMeant) return []
      entry.matched += 1
      if ((match.nth !== undefined && match.nth !== entry.matched) || entry.played >= times) return []
      entry.played += 1
      return [fault]
    })
  }
}
