import { queryOptions } from "@tanstack/react-query"
import { decodeColumnBlock } from "../../../contract/column-block.ts"
import { requestBytes } from "../../api/http.ts"
import { portfolioKeys } from "../../api/portfolios.ts"

const path = (id: string) => `/portfolios/${encodeURIComponent(id)}/trade-columns`

/** All trades of a portfolio as one column block, without texts. Stays until the portfolio changes. */
export const tradeColumnsBlock = (id: string) =>
  queryOptions({
    queryKey: [...portfolioKeys.one(id), "trade-columns"],
    queryFn: ({ signal }) => requestBytes(path(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })

/** The legs of all trades, by row; asked for when the first trade is looked at. */
export const tradeLegs = (id: string) =>
  queryOptions({
    queryKey: [...portfolioKeys.one(id), "trade-columns", "legs"],
    queryFn: async ({ signal }) => {
      const block = await requestBytes(`${path(id)}?columns=legs`, { signal })
      const legs = decodeColumnBlock(block).columns.get("legs")
      if (legs === undefined || ArrayBuffer.isView(legs)) throw new Error("The server sent no legs.")
      return legs
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
