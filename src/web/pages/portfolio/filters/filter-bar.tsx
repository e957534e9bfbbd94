import { useId, useMemo } from "react"
import type { TradeColumns } from "../../../../engine/trade-log/trade-columns.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { Button } from "../../../ui/button.tsx"
import { MultiSelect } from "../../../ui/multi-select.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import { presetStart, presets, type Preset } from "../view/presets.ts"
import type { ChangeView } from "../view/use-view.ts"
import { defaultView, isFiltered, type View } from "../view/view.ts"
import { ConventionsPopover } from "./conventions-popover.tsx"
import { DateInput } from "./date-input.tsx"
import "./filter-bar.css"

type FilterBarProps = {
  view: View
  onChange: ChangeView
  trades: TradeColumns
  /** Trades that the filter leaves; null while it is being worked out for the first time. */
  selected: number | null
  closedTrades: number
  firstDay: number
  lastDay: number
}

/** Strategies, dates and conventions that every figure of the page follows. Stays in view; on a phone it is one button. */
export function FilterBar({
  view,
  onChange,
  trades,
  selected,
  closedTrades,
  firstDay,
  lastDay,
}: FilterBarProps) {
  const sheetId = useId()
  const strategies = useMemo(() => strategyOptions(trades), [trades])
  const narrowed =
    Number(view.strategies.length > 0) +
    Number(view.from !== null || view.to !== null) +
    Number(view.oneLot) +
    Number(view.dateBasis === "open") +
    Number(view.riskFreeRate !== 0)
  const reset = () =>
    onChange({ strategies: [], from: null, to: null, oneLot: false, dateBasis: "close", riskFreeRate: 0 })
  return (
    <section className="filter-bar" aria-label="Filters">
      <Button className="filter-bar-opener" icon="filter" popoverTarget={sheetId}>
        Filters{narrowed > 0 && ` · ${String(narrowed)}`}
      </Button>
      <div id={sheetId} popover="auto" className="filter-controls">
        {strategies.length > 1 && (
          <MultiSelect
            noun="strategies"
            options={strategies}
            selected={view.strategies}
            onChange={(chosen) => onChange({ strategies: chosen })}
            button={{ icon: "filter", className: "filter-strategies" }}
          />
        )}
        <Segmented
          label="Period"
          options={presets.map(({ id, label }) => ({ value: id, label }))}
          value={presetOf(view, lastDay) as Preset["id"]}
          onChange={(id) => onChange({ from: presetStart(id, lastDay), to: null })}
        />
        <fieldset className="filter-dates" aria-label="Dates">
          <DateInput
            label="From"
            value={view.from}
            placeholder={firstDay}
            min={firstDay}
            max={view.to ?? lastDay}
            onChange={(from) => onChange({ from })}
          />
          <span aria-hidden="true">–</span>
          <DateInput
            label="To"
            value={view.to}
            placeholder={lastDay}
            min={view.from ?? firstDay}
            max={lastDay}
            onChange={(to) => onChange({ to })}
          />
        </fieldset>
        <ConventionsPopover view={view} onChange={onChange} />
        <Button kind="primary" className="filter-done" popoverTarget={sheetId} popoverTargetAction="hide">
          Show {formatCount(selected ?? closedTrades, "trade")}
        </Button>
      </div>
      <output className="filter-count">
        {selected === null || selected === closedTrades
          ? formatCount(closedTrades, "trade")
          : `${formatDecimal(selected, { digits: 0 })} of ${formatCount(closedTrades, "trade")}`}
      </output>
      {(isFiltered(view) || narrowed > 0) && (
        <Button kind="quiet" icon="undo" className="filter-reset" onClick={reset}>
          Reset
        </Button>
      )}
    </section>
  )
}

/** The preset that the dates amount to; a range of one's own is none of them. */
function presetOf(view: View, lastDay: number): string {
  if (view.to !== defaultView.to && view.to !== lastDay) return ""
  return presets.find(({ id }) => presetStart(id, lastDay) === view.from)?.id ?? ""
}

function strategyOptions(trades: TradeColumns) {
  const counts = new Int32Array(trades.strategyNames.length)
  for (const strategy of trades.strategy) counts[strategy]++
  const collator = new Intl.Collator("en", { numeric: true })
  return trades.strategyNames
    .map((name, at) => ({
      value: name,
      label: name === "" ? "No strategy" : name,
      detail: formatDecimal(counts[at], { digits: 0 }),
    }))
    .sort((a, b) => collator.compare(a.label, b.label))
}
