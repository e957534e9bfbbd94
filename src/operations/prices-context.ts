import type { EventPublisher } from "./events-port.ts"
import type { InstrumentUse } from "./instrument-use-port.ts"
import type { MarketData, ProviderId } from "./market-data-port.ts"
import type { LookupAccounting, MarketDataUpkeep, ProviderDesk } from "./market-data-upkeep-port.ts"
import type { Clock, NewId } from "./ports.ts"
import type { PriceStore } from "./price-store-port.ts"

/** The world as an operation on prices sees it. Instruments and their prices are shared by all owners. */
export type PricesContext = {
  readonly prices: PriceStore
  readonly marketData: MarketData & MarketDataUpkeep
  readonly accounting: LookupAccounting
  readonly providers: ProviderDesk
  readonly use: InstrumentUse
  /** Whose symbols people write. */
  readonly symbolsOf: ProviderId
  readonly events: EventPublisher
  readonly clock: Clock
  readonly newId: NewId
}
