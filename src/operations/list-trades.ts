import { type Trade, type TradeField, tradeField, type TradesQuery } from "../contract/index.ts"
import { tradeFilter } from "./load-analysis.ts"
import { type LoadedPortfolio, loadPortfolio, requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { InvalidCursor, UnknownSortField } from "./portfolio-errors.ts"
import { firstAfter, placeOf, type TradePlace } from "./portfolio-blocks/order-trades.ts"
import { readTrades, type TradeReader } from "./portfolio-blocks/trade-reader.ts"
import type { TradeSort } from "./ports.ts"
import { type Result, resultKey } from "./result.ts"

export type TradesRequest = Omit<TradesQuery, "cursor"> & { readonly after: TradePlace | null }

export type TradeRows = {
  readonly data: readonly Partial<Trade>[]
  /** The place after which the next page begins; null after the last. */
  readonly next: TradePlace | null
}

/**
 * A page of a portfolio's trades in the order asked for, ties by id, blank keys last. A page begins after a place, not at a
 * position, so trades that come or go meanwhile neither repeat nor hide others. Throws `PortfolioNotFound`,
 * `UnknownStrategy`, `UnknownSortField`, `InvalidCursor`.
 */
export async function listTrades(
  context: OperationContext,
  id: string,
  request: TradesRequest,
): Promise<Result<TradeRows>> {
  const { revision } = await requirePortfolio(context, id)
  const sort = tradeSort(request.sort)
  const { after, limit, fields = tradeField.options } = request
  if (after !== null && !isPlaceIn(after, sort)) throw new InvalidCursor()
  const parameters = { ...filterOf(request), sort, limit, fields, after }
  return {
    key: resultKey(context, "list-trades", parameters, { [id]: revision }),
    load: async () => {
      const { order, reader } = await orderedTrades(context, id, request)
      const start = after === null ? 0 : firstAfter(order, reader, sort, after)
      const page = order.subarray(start, start + limit)
      return {
        data: Array.from(page, (row) => pickFields(reader, row, fields)),
        next: start + limit < order.length ? placeOf(reader, page[page.length - 1], sort) : null,
      }
    },
  }
}

/** The rows of a portfolio's trades that a request is about, in its order; found once however many pages are read. */
export async function orderedTrades(
  context: OperationContext,
  id: string,
  request: Pick<TradesQuery, "strategy" | "from" | "to" | "dateBasis" | "status" | "sort">,
): Promise<{ readonly order: Int32Array; readonly reader: TradeReader }> {
  const { blocks, portfolio }: LoadedPortfolio = await loadPortfolio(context, id)
  const sort = tradeSort(request.sort)
  const filter = tradeFilter(request, blocks.strategyNames)
  const key = resultKey(context, "order-trades", { ...filterOf(request), sort }, { [id]: portfolio.revision })
  const order = await context.cache.fetch(
    `order ${key}`,
    () => context.compute.orderTrades({ blocks, filter, status: request.status, sort }),
    (rows) => 64 + rows.byteLength,
  )
  return { order, reader: readTrades(blocks.trades) }
}

function filterOf(request: Pick<TradesQuery, "strategy" | "from" | "to" | "dateBasis" | "status">) {
  const { strategy, from, to, dateBasis, status } = request
  return { strategy: strategy.toSorted(), from, to, dateBasis, status }
}

/** `-closeDate` → descending by close date. Throws `UnknownSortField`. */
function tradeSort(sort: string): TradeSort {
  const descending = sort.startsWith("-")
  const field = tradeField.safeParse(descending ? sort.slice(1) : sort)
  if (!field.success) throw new UnknownSortField(sort, tradeField.options)
  return { field: field.data, descending }
}

/** Whether a cursor is of this order: texts do not compare with numbers. */
function isPlaceIn({ key }: TradePlace, { field }: TradeSort): boolean {
  return key === null || (typeof key === "string") === textFields.has(field)
}

const textFields: ReadonlySet<TradeField> = new Set(["id", "strategy", "legs", "reason"])

function pickFields(reader: TradeReader, row: number, fields: readonly TradeField[]): Partial<Trade> {
  return Object.fromEntries(fields.map((field) => [field, reader.value(row, field)]))
}
