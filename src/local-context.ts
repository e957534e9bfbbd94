import { createHash } from "node:crypto"
import { MemoryResultCache } from "./cache/memory-result-cache.ts"
import { nyseCalendar } from "./market-data/exchange-calendar/exchange-calendar.ts"
import { newId } from "./new-id.ts"
import type { OperationContext } from "./operations/operation-context.ts"
import type { EventPublisher } from "./operations/events-port.ts"
import type { OwnerId, PortfolioCompute, PortfolioStore } from "./operations/ports.ts"

/** The one owner of everything in local mode. */
const localOwner: OwnerId = "local"

const MAX_CACHE_BYTES = 64_000_000

/** The world of an operation on this machine's store. */
export function operationContext(
  store: PortfolioStore,
  compute: PortfolioCompute,
  events: EventPublisher,
): OperationContext {
  return {
    owner: localOwner,
    store,
    compute,
    calendar: nyseCalendar,
    cache: new MemoryResultCache(MAX_CACHE_BYTES),
    events,
    clock: Date.now,
    newId,
    digest: (text) => createHash("sha256").update(text).digest("hex"),
  }
}
