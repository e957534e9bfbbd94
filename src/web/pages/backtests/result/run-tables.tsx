import { useMemo } from "react"
import type { BacktestResult, BacktestTrade } from "../../../../contract/index.ts"
import { pnlHistogram } from "../../../../engine/trade-log/pnl-histogram.ts"
import { FigureExplainer } from "../../../figures/figure-explainer.tsx"
import { FigureLine } from "../../../figures/figure-line.tsx"
import type { FigureSource } from "../../../figures/figure-source.ts"
import { DrawdownTable } from "../../../tear-sheet/drawdown-table.tsx"
import { MonthlyTable } from "../../../tear-sheet/monthly-table.tsx"
import { PnlDistribution } from "../../../tear-sheet/pnl-distribution.tsx"
import { dayOfTime } from "../series/day-of-time.ts"
import type { Span } from "../series/read-series.ts"
import { useQueryField } from "../series/use-query-field.ts"
import { drawdownFigures, monthFigures, tradeFigures } from "./line-figures.ts"

type RunTablesProps = {
  result: BacktestResult
  source: FigureSource
  /** Null until they are there. */
  trades: readonly BacktestTrade[] | null
  onLook: (span: Span) => void
}

/** Trades below which their spread is no more than the table of them. */
const fewest = 20

/** When a run made its return, what it went through on the way, and how its trades spread: as a trade log's tear sheet tells it. */
export function RunTables({ result, source, trades, onLook }: RunTablesProps) {
  const [shown, show] = useQueryField("months")
  const drawdowns = useMemo(
    () => result.drawdowns.map((episode) => ({ ...episode, ...daysOf(episode) })),
    [result],
  )
  const histogram = useMemo(
    () => (trades === null || trades.length < fewest ? null : pnlHistogram(pnlOf(trades))),
    [trades],
  )
  return (
    <FigureExplainer source={source}>
      <MonthlyTable
        monthly={result.monthly}
        yearly={result.yearly}
        currency={source.currency}
        show={shown === "pnl" ? "pnl" : "return"}
        blank="outside the test"
        onShow={(asked) => show(asked === "pnl" ? asked : null)}
      >
        <FigureLine figures={monthFigures} source={source} />
      </MonthlyTable>
      <DrawdownTable
        drawdowns={drawdowns}
        onLook={(from, to) => onLook({ from, to: to ?? dayOfTime(result.window.to.slice(0, 10)) + 1 })}
      >
        <FigureLine figures={drawdownFigures} source={source} />
      </DrawdownTable>
      <PnlDistribution histogram={histogram} currency={source.currency}>
        <FigureLine figures={tradeFigures} source={source} />
      </PnlDistribution>
    </FigureExplainer>
  )
}

function pnlOf(trades: readonly BacktestTrade[]): Float64Array {
  return Float64Array.from(trades, ({ pnl }) => pnl)
}

function daysOf({ peakDate, troughDate, recoveryDate }: BacktestResult["drawdowns"][number]) {
  return {
    peakDay: dayOfTime(peakDate),
    troughDay: dayOfTime(troughDate),
    recoveryDay: recoveryDate === null ? null : dayOfTime(recoveryDate),
  }
}
