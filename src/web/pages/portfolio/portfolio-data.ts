import { queryOptions } from "@tanstack/react-query"
import { decodeColumnBlock } from "../../../contract/column-block.ts"
import { analysisColumns, tableColumns } from "../../analysis/analysis-columns.ts"
import { requestBytes } from "../../api/http.ts"
import { portfolioKeys } from "../../api/portfolios.ts"

/** Some columns of a portfolio's trades as one column block. It stays until the portfolio changes. */
const columnBlock = (id: string, columns: readonly string[]) =>
  queryOptions({
    queryKey: [...portfolioKeys.one(id), "trade-columns", ...columns],
    queryFn: ({ signal }) =>
      requestBytes(`/portfolios/${encodeURIComponent(id)}/trade-columns?columns=${columns.join(",")}`, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })

/** What the figures are worked out from. */
export const analysisBlock = (id: string) => columnBlock(id, analysisColumns)

/** What the table of trades shows besides; asked for when the table is nearly in sight. */
export const tableBlock = (id: string, customCount: number) =>
  columnBlock(id, [
    ...tableColumns,
    ...Array.from({ length: customCount }, (_, at) => `custom.${String(at)}`),
  ])

/** The legs of all trades, by row; asked for when the first trade is looked at. */
export const tradeLegs = (id: string) =>
  queryOptions({
    ...columnBlock(id, ["legs"]),
    select: (block) => {
      const legs = decodeColumnBlock(block).columns.get("legs")
      if (legs === undefined || ArrayBuffer.isView(legs)) throw new Error("The server sent no legs.")
      return legs
    },
  })
