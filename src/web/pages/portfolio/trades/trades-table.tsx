import { memo, useMemo } from "react"
import { oneLot as scaledToOneLot } from "../../../../engine/trade-log/one-lot.ts"
import type { TradeColumns } from "../../../../engine/trade-log/trade-columns.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { Segmented } from "../../../ui/segmented.tsx"
import type { ChangeView } from "../view/use-view.ts"
import { defaultView, type View } from "../view/view.ts"
import { ColumnChooser } from "./column-chooser.tsx"
import { selectInOrder, sortRows } from "./sort-rows.ts"
import { DownloadTrades } from "./download-trades.tsx"
import { columnsWithValues, type TradeColumn } from "./trade-column.ts"
import { TradeDetail } from "./trade-detail.tsx"
import { TradesGrid } from "./trades-grid.tsx"
import "./trades-table.css"

type TradesTableProps = {
  portfolioId: string
  trades: TradeColumns
  answer: TradeLogAnswer
  currency: string
  /** What of the view is about this table; the filter is in the answer. */
  view: TableView
  onChange: ChangeView
}

export type TableView = Pick<View, "oneLot" | "columns" | "sort" | "compact" | "trade">

/** Every trade that the filter leaves. Only the rows in sight are in the document; sorting orders typed arrays of row numbers. */
export const TradesTable = memo(function TradesTable(props: TradesTableProps) {
  const { answer, currency, view, onChange } = props
  const trades = view.oneLot ? scaledToOneLot(props.trades) : props.trades
  const available = useMemo(() => columnsWithValues(trades), [trades])
  const columns = useMemo(() => {
    const chosen = view.columns === null ? null : new Set(view.columns)
    return available.filter(({ id, shownAtFirst }, at) => at === 0 || (chosen?.has(id) ?? shownAtFirst))
  }, [available, view.columns])
  const sortColumn = available.find(({ id }) => id === view.sort.column) ?? available[0]
  const order = useMemo(() => sortRows(sortColumn.key(trades)), [sortColumn, trades])
  const rows = useMemo(
    () => selectInOrder(order, answer.selection, view.sort.descending),
    [order, answer.selection, view.sort.descending],
  )
  const sortBy = (column: TradeColumn) =>
    onChange({
      sort: {
        column: column.id,
        descending:
          view.sort.column === column.id
            ? !view.sort.descending
            : column.numeric || column.id.endsWith("Day"),
      },
    })
  return (
    <section
      className="section trades"
      aria-labelledby="trades-title"
      data-density={view.compact ? "compact" : undefined}
    >
      <header className="section-header">
        <h2 id="trades-title">
          Trades <span className="secondary">{formatDecimal(answer.tradeCount, { digits: 0 })}</span>
        </h2>
        <div className="trades-controls">
          <Segmented
            label="Rows"
            size="small"
            options={[
              { value: "comfortable", label: "Comfortable" },
              { value: "compact", label: "Compact" },
            ]}
            value={view.compact ? "compact" : "comfortable"}
            onChange={(density) => onChange({ compact: density === "compact" }, { replace: true })}
          />
          <ColumnChooser
            columns={available}
            shown={columns}
            onChange={(chosen) => onChange({ columns: chosen }, { replace: true })}
            onReset={() => onChange({ columns: defaultView.columns }, { replace: true })}
          />
          <DownloadTrades portfolioId={props.portfolioId} />
        </div>
      </header>
      <TradesGrid
        {...{ trades, rows, columns, currency, answer, sort: view.sort, sortBy }}
        rowHeight={view.compact ? 28 : 36}
        onOpen={(trade) => onChange({ trade })}
      />
      {view.trade !== null && view.trade < trades.count && (
        <TradeDetail
          portfolioId={props.portfolioId}
          trades={props.trades}
          columns={available}
          currency={currency}
          row={view.trade}
          rows={rows}
          onMove={(trade) => onChange({ trade }, { replace: true })}
        />
      )}
    </section>
  )
})
