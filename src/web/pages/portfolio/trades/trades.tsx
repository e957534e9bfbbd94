import { useQuery } from "@tanstack/react-query"
import { memo, useMemo } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { readWholeTrades } from "../../../analysis/read-trade-log.ts"
import { ErrorState } from "../../../ui/error-state.tsx"
import { tableBlock } from "../portfolio-data.ts"
import type { ChangeView } from "../view/use-view.ts"
import { type TableView, TradesTable } from "./trades-table.tsx"

type TradesProps = {
  portfolioId: string
  block: Uint8Array
  customCount: number
  answer: TradeLogAnswer
  currency: string
  view: TableView
  onChange: ChangeView
}

/** The table of trades, once the columns that only it shows are here. */
export const Trades = memo(function Trades({ portfolioId, block, customCount, ...shown }: TradesProps) {
  const others = useQuery(tableBlock(portfolioId, customCount))
  const { trades, error } = useMemo(() => open(block, others.data), [block, others.data])
  const failure = others.error ?? error
  if (failure !== null) {
    return (
      <section className="section" aria-label="Trades">
        <ErrorState
          title="The trades could not be listed"
          error={failure}
          since={others.errorUpdatedAt}
          instead="The figures above are complete."
          onRetry={() => void others.refetch()}
          retrying={others.isFetching}
        />
      </section>
    )
  }
  if (trades === null) return <div className="trades-placeholder" aria-busy="true" />
  return <TradesTable portfolioId={portfolioId} trades={trades} {...shown} />
})

function open(block: Uint8Array, others: Uint8Array | undefined) {
  if (others === undefined) return { trades: null, error: null }
  try {
    return { trades: readWholeTrades(block, others), error: null }
  } catch (error) {
    return { trades: null, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
