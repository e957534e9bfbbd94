import type { ProviderGuard } from "../resilience/provider-guard.ts"
import { ProviderFailure, ProviderSkip } from "../resilience/provider-failure.ts"
import type { NoAnswer, Outcome } from "./provider.ts"
import { reasonOfFailure } from "./reason-of-failure.ts"

export const notSupported: NoAnswer = {
  kind: "skipped",
  why: "not-supported",
  reason: null,
  retryAt: null,
}
export const noData: NoAnswer = { kind: "failed", failure: "no-data", reason: null, retryAt: null }
const unknownSymbol: NoAnswer = { kind: "failed", failure: "bad-symbol", reason: null, retryAt: null }

/**
 * The outcomes of the items of one request: what `answer` says of each, or, when the request failed or was not made, that
 * for all of them. An item that `answer` says nothing of is one the provider does not know.
 */
export async function askChunk<I, T>(
  guard: ProviderGuard,
  items: readonly I[],
  answer: () => Promise<ReadonlyMap<I, Outcome<T>>>,
): Promise<Map<I, Outcome<T>>> {
  try {
    const answers = await answer()
    return new Map(items.map((item) => [item, answers.get(item) ?? unknownSymbol]))
  } catch (error) {
    const outcome = await outcomeOf(guard, error)
    return new Map(items.map((item) => [item, outcome]))
  }
}

/**
 * The same for a request that one item it cannot read may have refused as a whole: then its halves are asked, once. A
 * batch is never asked item by item.
 */
export function askDividing<I, T>(
  guard: ProviderGuard,
  items: readonly I[],
  ask: (items: readonly I[]) => Promise<ReadonlyMap<I, Outcome<T>>>,
): Promise<Map<I, Outcome<T>>> {
  return askChunk(guard, items, async () => {
    try {
      return await ask(items)
    } catch (error) {
      const isRefused = error instanceof ProviderFailure && error.failure === "malformed" && !error.mayRetry
      if (!isRefused || items.length === 1) throw error
      const halves = chunksOf(items, Math.ceil(items.length / 2))
      return askChunks(halves, (half) => askChunk(guard, half, () => ask(half)))
    }
  })
}

async function outcomeOf(guard: ProviderGuard, error: unknown): Promise<NoAnswer> {
  if (error instanceof ProviderSkip) {
    const { why, retryAt, breakerCause } = error
    const reason = breakerCause === null ? null : reasonOfFailure(breakerCause)
    return { kind: "skipped", why, reason, retryAt }
  }
  if (!(error instanceof ProviderFailure)) throw error
  const { failure, reason } = error
  return { kind: "failed", failure, reason, retryAt: await guard.retryAt() }
}

/** Chunks of one ask that are under way together: as many as a provider has slots, so that no ask fills the queue alone. */
const atOnce = 4

/** Outcomes of all chunks together. */
export async function askChunks<I, T>(
  chunks: readonly (readonly I[])[],
  ask: (chunk: readonly I[]) => Promise<ReadonlyMap<I, Outcome<T>>>,
): Promise<Map<I, Outcome<T>>> {
  const outcomes = new Map<I, Outcome<T>>()
  const left = chunks.values()
  const work = async () => {
    for (const chunk of left) for (const [item, outcome] of await ask(chunk)) outcomes.set(item, outcome)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, chunks.length) }, work))
  return outcomes
}

/** Items that take a request each. */
export function askEach<I, T>(
  guard: ProviderGuard,
  items: readonly I[],
  ask: (item: I) => Promise<Outcome<T>>,
): Promise<Map<I, Outcome<T>>> {
  return askChunks(chunksOf(items, 1), ([item]) =>
    item === undefined
      ? Promise.resolve(new Map<I, Outcome<T>>())
      : askChunk(guard, [item], async () => new Map([[item, await ask(item)]])),
  )
}

/** Consecutive groups of at most `size`. */
export function chunksOf<I>(items: readonly I[], size: number): I[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
