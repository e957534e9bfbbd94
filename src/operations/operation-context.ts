import type { EventPublisher } from "./events-port.ts"
import type {
  Clock,
  ExchangeCalendar,
  NewId,
  OwnerId,
  PortfolioCompute,
  PortfolioStore,
  ResultCache,
} from "./ports.ts"

/** The world as an operation on portfolios sees it, for one owner. */
export type OperationContext = {
  readonly owner: OwnerId
  readonly store: PortfolioStore
  readonly compute: PortfolioCompute
  readonly calendar: ExchangeCalendar
  readonly cache: ResultCache
  /** Told of every change, so that pages that are open can show it. */
  readonly events: EventPublisher
  readonly clock: Clock
  readonly newId: NewId
  /** sha256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string
}
