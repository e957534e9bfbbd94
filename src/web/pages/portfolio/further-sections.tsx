import { useCallback } from "react"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type { TradeLogAnswer } from "../../analysis/answer-question.ts"
import { DrawdownTable } from "../../tear-sheet/drawdown-table.tsx"
import { MonthlyTable } from "../../tear-sheet/monthly-table.tsx"
import { PnlDistribution } from "../../tear-sheet/pnl-distribution.tsx"
import { InTurn } from "../../ui/in-turn.tsx"
import { MarginChart } from "./distribution/margin-chart.tsx"
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
  const showMonths = useCallback((show: View["monthly"]) => onChange({ monthly: show }), [onChange])
  const look = useCallback((from: EpochDay, to: EpochDay | null) => onChange({ from, to }), [onChange])
  return (
    <InTurn rest={<div className="tear-sheet-rest" />}>
      <MonthlyTable
        monthly={answer.monthly}
        yearly={answer.yearly}
        currency={currency}
        show={monthly}
        blank="no trade closed"
        onShow={showMonths}
      />
      <DrawdownTable drawdowns={answer.drawdowns} onLook={look} />
      <StrategyTable answer={answer} currency={currency} sort={strategySort} onChange={onChange} />
      <div className="tear-sheet-pair">
        <PnlDistribution histogram={answer.histogram} currency={currency} />
        <MarginChart answer={answer} currency={currency} onChange={onChange} />
      </div>
    </InTurn>
  )
}
