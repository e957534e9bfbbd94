import { useQuery } from "@tanstack/react-query"
import { type ComponentProps, lazy, Suspense, useDeferredValue, useEffect, useState } from "react"
import { useSearchParams } from "wouter"
import type { InstrumentPage, InstrumentSummary } from "../../../../contract/index.ts"
import { instrumentList } from "../../../api/market-data.ts"
import { Button } from "../../../ui/button.tsx"
import { EmptyState } from "../../../ui/empty-state.tsx"
import { Icon } from "../../../ui/icon.tsx"
import { matchWords } from "../../../ui/match-words.ts"
import { Segmented } from "../../../ui/segmented.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { usePainted } from "../../../ui/use-painted.ts"
import { useRowHeight } from "./use-row-height.ts"
import { rememberCount, rememberedCount } from "../remembered-count.ts"
import { Section } from "../section.tsx"
import { AddInstrument } from "./add-instrument.tsx"
import { columnsFor } from "./instrument-column.tsx"
import { gridStyle, InstrumentGrid } from "./instrument-grid.tsx"
import { formatSort, nextSort, parseSort, sortInstruments } from "./instrument-sort.ts"

const InstrumentDialog = lazy(() => import("../instrument/instrument-dialog.tsx"))

/** A price grows old without an event: its market opens. */
const pollMs = 60_000

/** Every instrument with its price, age and wholeness. The address holds search, order and the one that is open. */
export function Instruments() {
  const query = useQuery({ ...instrumentList, refetchInterval: pollMs })
  const [adding, setAdding] = useState(false)
  const [search, setSearch] = useSearchParams()
  const opened = search.get("instrument")
  const open = (id: string | null) => setSearch(withValue("instrument", id))
  const count = query.data?.data.length
  useEffect(() => {
    if (count !== undefined) rememberCount("instruments", count)
  }, [count])
  return (
    <>
      <Section
        id="instruments"
        title="Instruments"
        actions={
          query.data?.data.length !== 0 && (
            <Button size="small" onClick={() => setAdding(true)}>
              Add an instrument
            </Button>
          )
        }
        query={query}
        skeleton={<InstrumentsSkeleton />}
        failure="The instruments could not be loaded"
      >
        {(page) =>
          page.data.length === 0 && page.problems.length === 0 ? (
            <NoInstrument onAdd={() => setAdding(true)} />
          ) : (
            <InstrumentTable page={page} onOpen={open} />
          )
        }
      </Section>
      {adding && <AddInstrument onClose={() => setAdding(false)} onOpen={open} />}
      {opened !== null && (
        <Suspense>
          <InstrumentDialog
            key={opened}
            id={opened}
            summary={query.data?.data.find(({ id }) => id === opened)}
            onClose={() => open(null)}
          />
        </Suspense>
      )}
    </>
  )
}

function withValue(name: string, value: string | null) {
  return (search: URLSearchParams) => {
    const next = new URLSearchParams(search)
    if (value === null || value === "") next.delete(name)
    else next.set(name, value)
    return next
  }
}

function NoInstrument({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      title="Everything that has a price will stand here"
      actions={
        <Button icon="search" onClick={onAdd}>
          Find an instrument
        </Button>
      }
    >
      Shares, funds, indices, currencies and coins, each with its price, where that is from and how old it is.
      Find one by its name, or read prices from a file with <code>foliant prices import</code>.
    </EmptyState>
  )
}

const filters = {
  all: { label: "All", holds: () => true },
  stale: { label: "Not current", holds: ({ freshness }: InstrumentSummary) => freshness !== "fresh" },
  gaps: { label: "Gaps", holds: ({ gaps }: InstrumentSummary) => gaps !== null && gaps > 0 },
  flags: { label: "Flags", holds: ({ flags }: InstrumentSummary) => flags > 0 },
} as const

type Filter = keyof typeof filters

function InstrumentTable({
  page: { data, problems },
  onOpen,
}: {
  page: Omit<InstrumentPage, "nextCursor">
  onOpen: (id: string) => void
}) {
  const [search, setSearch] = useSearchParams()
  const rowHeight = useRowHeight()
  const narrow = useMediaQuery("(max-width: 639px)")
  const text = search.get("find") ?? ""
  const shown = (search.get("show") ?? "") as Filter
  const filter: Filter = shown in filters ? shown : "all"
  const sort = parseSort(search.get("sort"))
  const query = useDeferredValue(text)
  const found = sortInstruments(
    data.filter(
      (instrument) =>
        filters[filter].holds(instrument) &&
        matchWords(`${instrument.symbol} ${instrument.name ?? ""}`, query),
    ),
    sort,
  )
  const change = (name: string, value: string | null) => setSearch(withValue(name, value), { replace: true })
  return (
    <>
      <div className="instrument-tools">
        <input
          className="input"
          type="search"
          aria-label="Find among the instruments"
          placeholder="Symbol or name"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => change("find", event.target.value)}
        />
        <Segmented
          label="Which instruments"
          options={Object.entries(filters).map(([value, { label, holds }]) => ({
            value: value as Filter,
            label: `${label} ${data.filter(holds).length}`,
          }))}
          value={filter}
          onChange={(value) => change("show", value === "all" ? null : value)}
        />
      </div>
      {found.length === 0 ? (
        <p className="instrument-none">
          {query === "" ? "None of them." : `None of them is called “${query}”.`}{" "}
          <Button
            size="small"
            kind="quiet"
            icon="undo"
            onClick={() => setSearch((now) => withValue("show", null)(withValue("find", null)(now)))}
          >
            Show all
          </Button>
        </p>
      ) : (
        <Rows
          instruments={found}
          columns={columnsFor(narrow)}
          sort={sort}
          onSort={(key) => change("sort", formatSort(nextSort(sort, key)))}
          rowHeight={rowHeight}
          onOpen={onOpen}
        />
      )}
      {problems.length > 0 && (
        <ul className="instrument-problems" aria-label="What could not be said">
          {problems.map(({ subject, code, detail }) => (
            <li key={`${subject} ${code}`}>
              <Icon name="warning" />
              <span>
                <b>{subject}</b>: {detail}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The page's answer and its providers are painted before the table is laid out. */
function Rows(props: ComponentProps<typeof InstrumentGrid>) {
  const { columns, instruments, rowHeight } = props
  if (usePainted()) return <InstrumentGrid {...props} />
  return (
    <div
      className="data-grid instrument-grid"
      style={gridStyle(columns, { rows: instruments.length, rowHeight })}
    />
  )
}

function InstrumentsSkeleton() {
  const rowHeight = useRowHeight()
  const columns = columnsFor(useMediaQuery("(max-width: 639px)"))
  const rows = rememberedCount("instruments", 8)
  return (
    <>
      <div className="instrument-tools">
        <Skeleton width={240} height={36} shape="block" />
        <Skeleton width={320} height={36} shape="block" />
      </div>
      <div
        className="data-grid instrument-grid instrument-skeleton"
        style={gridStyle(columns, { rows, rowHeight })}
      >
        {Array.from({ length: Math.min(rows, 14) + 1 }, (_, row) => (
          <div key={row} className="data-grid-row">
            {columns.map(({ id, width }) => (
              <div key={id}>
                <Skeleton width={(width - 24) * 0.7} height={10} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}
