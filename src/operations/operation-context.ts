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
  readonly clock: Clock
  readonly newId: NewId
  /** sha256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string
}
