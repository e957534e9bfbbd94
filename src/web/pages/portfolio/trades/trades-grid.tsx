/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows stand where the scroll position says; the rows of a <table> cannot */
import { useVirtualizer } from "@tanstack/react-virtual"
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react"
import type { TradeColumns } from "../../../../engine/trade-log/trade-columns.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoney } from "../../../format/money.ts"
import { Icon } from "../../../ui/icon.tsx"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { toneOf } from "../tone.ts"
import type { Sort } from "../view/view.ts"
import type { TradeColumn } from "./trade-column.ts"
import "../../../ui/data-grid.css"
import "./trades-grid.css"

type TradesGridProps = {
  trades: TradeColumns
  rows: Int32Array
  columns: readonly TradeColumn[]
  currency: string
  answer: TradeLogAnswer
  sort: Sort
  sortBy: (column: TradeColumn) => void
  rowHeight: number
  onOpen: (row: number) => void
}

/** Rows of the log in the order given, of which only those in sight are in the document. Arrow keys move, Enter opens. */
export function TradesGrid({
  trades,
  rows,
  columns,
  currency,
  answer,
  sort,
  sortBy,
  rowHeight,
  onOpen,
}: TradesGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  })
  useEffect(() => virtual.measure(), [rowHeight, virtual])
  // Another order or filter starts at its top.
  useEffect(() => {
    setActive(0)
    // What the virtualizer remembers: to ask the element would have the whole page laid out at once.
    if ((virtual.scrollOffset ?? 0) > 0) scroller.current?.scrollTo({ top: 0 })
  }, [rows, virtual])

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 3)
    const target = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    if (target === undefined && event.key !== "Enter") return
    // Enter would go on to press the button that has the focus in the dialog.
    event.preventDefault()
    if (target !== undefined) move(target)
    else if (rows.length > 0) onOpen(rows[active])
  }
  const style = useGridColumns(columns)
  return (
    <div
      ref={scroller}
      className="data-grid trades-grid"
      role="grid"
      aria-label="Trades"
      aria-rowcount={rows.length + 2}
      aria-colcount={columns.length}
      aria-activedescendant={rows.length > 0 ? `trade-${String(active)}` : undefined}
      tabIndex={0}
      style={style}
      onKeyDown={onKeyDown}
    >
      <div className="data-grid-row data-grid-head" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={() => sortBy(column)} />
        ))}
      </div>
      <div className="data-grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <TradeRow
            key={index}
            {...{ trades, columns, currency, index, start, onOpen }}
            row={rows[index]}
            active={index === active}
          />
        ))}
      </div>
      <div className="data-grid-row trades-foot" role="row" aria-rowindex={rows.length + 2}>
        {columns.map((column, at) => (
          <div key={column.id} role="gridcell" className={column.numeric ? "numeric" : undefined}>
            {at === 0 ? formatCount(rows.length, "trade") : sumText(column.id, answer, currency)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Widths of the columns, as custom properties of the grid; the strategy, or else the end of the row, takes what is left. */
function useGridColumns(columns: readonly TradeColumn[]): CSSProperties {
  const narrow = useMediaQuery("(max-width: 639px)")
  return useMemo(() => {
    const widthOf = (column: TradeColumn) => (narrow ? column.narrowWidth : undefined) ?? column.width
    const tracks = columns.map((column) =>
      column.id === "strategy" ? `minmax(${String(widthOf(column))}px, 1fr)` : `${String(widthOf(column))}px`,
    )
    if (!columns.some(({ id }) => id === "strategy")) tracks.push("1fr")
    return {
      "--grid-columns": tracks.join(" "),
      "--grid-width": `${String(columns.reduce((sum, column) => sum + widthOf(column), 0))}px`,
    } as CSSProperties
  }, [columns, narrow])
}

function HeadCell({ column, sort, onSort }: { column: TradeColumn; sort: Sort; onSort: () => void }) {
  const direction = sort.column !== column.id ? "none" : sort.descending ? "descending" : "ascending"
  return (
    <div
      role="columnheader"
      aria-sort={direction}
      className={column.numeric ? "numeric" : undefined}
      title={column.meaning}
    >
      <button type="button" className="sort-header" onClick={onSort}>
        {column.label}
        <Icon name={direction === "ascending" ? "sort-up" : "sort-down"} size={12} />
      </button>
    </div>
  )
}

type TradeRowProps = Pick<TradesGridProps, "trades" | "columns" | "currency" | "onOpen"> & {
  index: number
  row: number
  start: number
  active: boolean
}

const TradeRow = memo(function TradeRow({
  trades,
  columns,
  currency,
  onOpen,
  index,
  row,
  start,
  active,
}: TradeRowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and answers the keys
    <div
      id={`trade-${String(index)}`}
      className="data-grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      style={{ transform: `translateY(${String(start)}px)` }}
      onClick={() => onOpen(row)}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={cellClass(column, trades, row)}>
          {column.text(trades, row, currency)}
          {column.detail !== undefined && <span className="trades-time">{column.detail(trades, row)}</span>}
        </div>
      ))}
    </div>
  )
})

function cellClass(column: TradeColumn, trades: TradeColumns, row: number): string | undefined {
  if (!column.numeric) return undefined
  const tone = column.signed ? toneOf(trades.pnl[row]) : undefined
  return tone === undefined ? "numeric" : `numeric ${tone}`
}

function sumText(id: string, { sums }: TradeLogAnswer, currency: string): string {
  if (id === "contracts") return formatDecimal(sums.contracts, { digits: 0 })
  if (id === "pnl" || id === "openingFees" || id === "closingFees") return formatMoney(sums[id], currency)
  return ""
}
