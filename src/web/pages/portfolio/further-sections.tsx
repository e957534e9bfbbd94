import type { TradeLogAnswer } from "../../analysis/answer-question.ts"
import { InTurn } from "../../ui/in-turn.tsx"
import { MarginChart } from "./distribution/margin-chart.tsx"
import { PnlDistribution } from "./distribution/pnl-distribution.tsx"
import { DrawdownTable } from "./drawdowns/drawdown-table.tsx"
import { MonthlyTable } from "./monthly/monthly-table.tsx"
import { StrategyTable } from "./strategies/strategy-table.tsx"
import type { ChangeView } from "./view/use-view.ts"
import type { View } from "./view/view.ts"

type FurtherSectionsProps = {
  answer: TradeLogAnswer
  currency: string
  monthly: View["monthly"]
  strategySort: View["strategySort"]
  onChange: ChangeView
}

/** What stands below the first screen: when it was made, what it cost, and where it came from. */
export function FurtherSections({ answer, currency, monthly, strategySort, onChange }: FurtherSectionsProps) {
  return (
    <InTurn rest={<div className="tear-sheet-rest" />}>
      <MonthlyTable answer={answer} currency={currency} show={monthly} onChange={onChange} />
      <DrawdownTable answer={answer} onChange={onChange} />
      <StrategyTable answer={answer} currency={currency} sort={strategySort} onChange={onChange} />
      <div className="tear-sheet-pair">
        <PnlDistribution answer={answer} currency={currency} />
        <MarginChart answer={answer} currency={currency} onChange={onChange} />
      </div>
    </InTurn>
  )
}
