import { type Trade, type TradeField, tradeField, type TradesQuery } from "../contract/index.ts"
import { orderedTrades } from "./list-trades.ts"
import type { OperationContext } from "./operation-context.ts"

/** A table of trades whose rows are made when they are read, since there may be very many. */
export type TradeExport = {
  readonly fields: readonly TradeField[]
  readonly count: number
  readonly row: (index: number) => Trade[TradeField][]
}

/** All trades that a filter leaves, in the order asked for. Throws `PortfolioNotFound`, `UnknownStrategy`, `UnknownSortField`. */
export async function exportTrades(
  context: OperationContext,
  id: string,
  query: Omit<TradesQuery, "limit" | "cursor">,
): Promise<TradeExport> {
  const { order, reader } = await orderedTrades(context, id, query)
  const fields = query.fields ?? tradeField.options
  return {
    fields,
    count: order.length,
    row: (index) => fields.map((field) => reader.value(order[index], field)),
  }
}
