import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { priceFileList } from "../../../../api/backtests.ts"
import { instrumentList } from "../../../../api/market-data.ts"

export type KnownPrices = {
  readonly symbol: string
  /** Null of a file, which does not say. */
  readonly currency: string | null
}

/** What is known of prices, by what a form calls them: `file:…` or `instrument:…`. */
export function useKnownPrices(): ReadonlyMap<string, KnownPrices> {
  const files = useQuery(priceFileList).data
  const instruments = useQuery(instrumentList).data
  return useMemo(() => {
    const known = new Map<string, KnownPrices>()
    for (const { id, name } of files ?? []) {
      known.set(`file:${id}`, { symbol: name.replace(/\.(csv|txt)$/i, ""), currency: null })
    }
    for (const { id, symbol, currency } of instruments?.data ?? []) {
      known.set(`instrument:${id}`, { symbol, currency })
    }
    return known
  }, [files, instruments])
}
