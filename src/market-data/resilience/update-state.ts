import type { ProviderId, ProviderStateParts, ProviderStateStore } from "../../operations/market-data-port.ts"

/**
 * Reads a part of a provider's state, applies a step and writes what it gives, again from the start when another process
 * wrote in between. Nothing is written when the step returns the value it was given.
 */
export async function updateState<P extends keyof ProviderStateParts, R>(
  store: ProviderStateStore,
  provider: ProviderId,
  part: P,
  initial: ProviderStateParts[P],
  step: (value: ProviderStateParts[P]) => { readonly next: ProviderStateParts[P]; readonly result: R },
): Promise<{
  readonly before: ProviderStateParts[P]
  readonly after: ProviderStateParts[P]
  readonly result: R
}> {
  for (;;) {
    const stored = await store.read(provider, part)
    const before = stored === null ? initial : stored.value
    const { next, result } = step(before)
    if (next === before || (await store.compareAndSet(provider, part, stored?.version ?? 0, next))) {
      return { before, after: next, result }
    }
  }
}
