/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows stand where the scroll position says; the rows of a <table> cannot */
import { useVirtualizer } from "@tanstack/react-virtual"
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef, useState } from "react"
import type { InstrumentSummary } from "../../../../contract/index.ts"
import { useNow } from "../../../live/use-now.ts"
import { Icon } from "../../../ui/icon.tsx"
import type { InstrumentColumn } from "./instrument-column.tsx"
import type { InstrumentSort, SortKey } from "./instrument-sort.ts"
import "../../../ui/data-grid.css"
import "./instrument-grid.css"

type InstrumentGridProps = {
  instruments: readonly InstrumentSummary[]
  columns: readonly InstrumentColumn[]
  sort: InstrumentSort
  onSort: (key: SortKey) => void
  rowHeight: number
  onOpen: (id: string) => void
}

/** Rows at most in sight; with more, they scroll under the header. */
const rowsInSight = 14

/** Size of the table with so many rows, and of its columns: what a skeleton takes as well. */
export function gridStyle(
  columns: readonly InstrumentColumn[],
  { rows, rowHeight }: { rows: number; rowHeight: number },
): CSSProperties {
  const tracks = columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`))
  return {
    blockSize: (Math.min(Math.max(rows, 1), rowsInSight) + 1) * rowHeight + 2,
    "--grid-columns": tracks.join(" "),
    "--grid-width": `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
    "--grid-row": `${rowHeight}px`,
  } as CSSProperties
}

/** One line an instrument, of which only those in sight are in the document. Arrow keys move, Enter opens. */
export function InstrumentGrid({
  instruments,
  columns,
  sort,
  onSort,
  rowHeight,
  onOpen,
}: InstrumentGridProps) {
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: instruments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
  })
  useEffect(() => virtual.measure(), [rowHeight, virtual])
  const current = Math.min(active, instruments.length - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const target = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + rowsInSight - 2,
      PageUp: current - rowsInSight + 2,
      Home: 0,
      End: instruments.length - 1,
    }[event.key]
    if (target === undefined && event.key !== "Enter") return
    // Enter would go on to press the button that has the focus in the dialog.
    event.preventDefault()
    if (target === undefined) {
      const instrument = instruments[current]
      if (instrument !== undefined) onOpen(instrument.id)
      return
    }
    const next = Math.max(0, Math.min(instruments.length - 1, target))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  return (
    <div
      ref={scroller}
      className="data-grid instrument-grid"
      role="grid"
      aria-label="Instruments"
      aria-rowcount={instruments.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={instruments.length > 0 ? `instrument-${current}` : undefined}
      tabIndex={0}
      style={gridStyle(columns, { rows: instruments.length, rowHeight })}
      onKeyDown={onKeyDown}
    >
      <div className="data-grid-row data-grid-head" role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      <div className="data-grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <InstrumentRow
            key={instruments[index].id}
            instrument={instruments[index]}
            active={index === current}
            {...{ columns, index, start, now, onOpen }}
          />
        ))}
      </div>
    </div>
  )
}

/** Header of the table: its sortable columns are buttons. */
function HeadCell({
  column: { label, meaning, numeric, sort: key },
  sort,
  onSort,
}: {
  column: InstrumentColumn
  sort: InstrumentSort
  onSort: (key: SortKey) => void
}) {
  const direction = sort.key !== key ? "none" : sort.descending ? "descending" : "ascending"
  return (
    <div
      role="columnheader"
      aria-sort={key === undefined ? undefined : direction}
      className={numeric && "numeric"}
      title={meaning}
    >
      {key === undefined ? (
        label
      ) : (
        <button type="button" className="sort-header" onClick={() => onSort(key)}>
          {label}
          <Icon name={direction === "ascending" ? "sort-up" : "sort-down"} size={12} />
        </button>
      )}
    </div>
  )
}

type InstrumentRowProps = {
  instrument: InstrumentSummary
  columns: readonly InstrumentColumn[]
  index: number
  start: number
  active: boolean
  now: Date
  onOpen: (id: string) => void
}

const InstrumentRow = memo(function InstrumentRow({
  instrument,
  columns,
  index,
  start,
  active,
  now,
  onOpen,
}: InstrumentRowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus and answers the keys
    <div
      id={`instrument-${index}`}
      className="data-grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => onOpen(instrument.id)}
    >
      {columns.map(({ id, numeric, cell, exact }) => (
        <div key={id} role="gridcell" className={numeric && "numeric"} title={exact?.(instrument, now)}>
          {cell(instrument, now)}
        </div>
      ))}
    </div>
  )
})
