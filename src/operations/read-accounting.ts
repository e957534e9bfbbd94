import type { Accounting, TierCounts as TierCountsView } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { TierCounts } from "./market-data-upkeep-port.ts"
import type { PricesContext } from "./prices-context.ts"

const nothing: TierCounts = { memory: 0, redis: 0, store: 0, provider: 0, joined: 0, stale: 0, none: 0 }

/** Lookups by who answered them: how often what was needed was there already, and fresh. */
export function readAccounting({ accounting }: Pick<PricesContext, "accounting">): Accounting {
  const { since, kinds, warm, warmedAt, memory } = accounting.read()
  let total = nothing
  for (const counts of kinds.values()) total = sum(total, counts)
  return {
    since: instant(since),
    kinds: [...kinds].map(([kind, counts]) => describe(kind, counts)),
    total: describe("total", total),
    warm: describe("warm", warm),
    warmedAt: warmedAt === null ? null : instant(warmedAt),
    memory,
  }
}

function sum(one: TierCounts, other: TierCounts): TierCounts {
  const tiers = Object.keys(nothing) as (keyof TierCounts)[]
  return Object.fromEntries(tiers.map((tier) => [tier, one[tier] + other[tier]])) as TierCounts
}

/** Hit rate = (memory + redis + store, served fresh) ÷ all; null before the first lookup. */
function describe(kind: string, counts: TierCounts): TierCountsView {
  const all = Object.values(counts).reduce((total, count) => total + count, 0)
  const hits = counts.memory + counts.redis + counts.store
  return { kind, ...counts, hitRate: all === 0 ? null : hits / all }
}
