import { useMemo } from "react"
import type { BacktestSeries, WalkForwardResult } from "../../../../contract/index.ts"
import { AllFigures } from "../../../figures/all-figures.tsx"
import { FigureExplainer } from "../../../figures/figure-explainer.tsx"
import { FigureLine } from "../../../figures/figure-line.tsx"
import { HeadlineFigure } from "../../../figures/headline-figure.tsx"
import { MonthlyTable } from "../../../tear-sheet/monthly-table.tsx"
import { monthFigures } from "../result/line-figures.ts"
import { useQueryField } from "../series/use-query-field.ts"
import { walkHeadlines } from "./walk-headlines.ts"
import { walkSource } from "./walk-source.ts"

/** Groups of the catalogue that a joined curve has no figures of: it has no trades of its own. */
const withoutGroups = ["Margin and fees", "Excursion", "Trades", "Streaks", "Backtest", "Account"]

type WalkFiguresProps = {
  walk: WalkForwardResult
  result: NonNullable<WalkForwardResult["result"]>
  /** Null until it is there. */
  series: BacktestSeries | null
}

/** The figures of the out-of-sample parts, joined, and when they made their return. */
export function WalkFigures({ walk, result, series }: WalkFiguresProps) {
  const [shown, show] = useQueryField("months")
  const source = useMemo(() => walkSource(walk, result, series), [walk, result, series])
  return (
    <FigureExplainer source={source}>
      <section className="section" aria-labelledby="walk-figures-title">
        <h2 id="walk-figures-title">
          Figures{" "}
          <span className="secondary">
            of the out-of-sample parts, joined; alpha and beta against{" "}
            {walk.benchmark?.name ?? "the instrument itself"}
          </span>
        </h2>
        <dl className="headline-figures">
          {walkHeadlines.map((headline) => (
            <HeadlineFigure
              key={headline.id}
              figure={headline}
              value={result.statistics[headline.id] ?? null}
              reason={result.nulls[headline.id]}
              currency={source.currency}
              detail={headline.detail(walk)}
            />
          ))}
        </dl>
        <AllFigures source={source} without={withoutGroups} />
      </section>
      <MonthlyTable
        monthly={result.monthly}
        yearly={result.yearly}
        currency={source.currency}
        show={shown === "pnl" ? "pnl" : "return"}
        blank="not out of sample"
        onShow={(asked) => show(asked === "pnl" ? asked : null)}
      >
        <FigureLine figures={monthFigures} source={source} />
      </MonthlyTable>
    </FigureExplainer>
  )
}
