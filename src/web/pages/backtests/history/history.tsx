import { useInfiniteQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { backtestHistory, useHistoryChanges } from "../../../api/backtests.ts"
import { optimizationHistory, walkForwardHistory } from "../../../api/optimizations.ts"
import { portfolioHistory } from "../../../api/portfolio-backtests.ts"
import { Button } from "../../../ui/button.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { TableShell } from "../../../ui/table-shell.tsx"
import { showToast } from "../../../ui/toasts.tsx"
import { type Choice, CompareBar } from "./compare-bar.tsx"
import type { HistoryKind } from "./history-kind.ts"
import { PortfolioRows } from "./portfolio-rows.tsx"
import type { Removable } from "./remove-button.tsx"
import { RunRows } from "./run-rows.tsx"
import { SearchRows } from "./search-rows.tsx"
import { WalkRows } from "./walk-rows.tsx"
import "./history.css"

type HistoryProps = { kind: HistoryKind; onKind: (kind: HistoryKind) => void }

/** Everything that was tested, newest first, a page at a time. What is ticked to be compared may be of either kind of run. */
export function History({ kind, onKind }: HistoryProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choice: Choice = {
    chosen,
    toggle: (id) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]),
  }
  const forget = (id: string) => setChosen((before) => before.filter((each) => each !== id))
  return (
    <section className="section history" aria-labelledby="history-title">
      <header className="section-header">
        <h2 id="history-title">History</h2>
        <Segmented
          label="What is listed"
          size="small"
          options={[
            { value: "runs", label: "Runs" },
            { value: "portfolios", label: "Portfolios" },
            { value: "searches", label: "Searches" },
            { value: "walks", label: "Walk-forwards" },
          ]}
          value={kind}
          onChange={onKind}
        />
      </header>
      <div className="history-list">
        {kind === "runs" && <Runs choice={choice} onRemoved={forget} />}
        {kind === "portfolios" && <Portfolios choice={choice} onRemoved={forget} />}
        {kind === "searches" && <Searches />}
        {kind === "walks" && <Walks />}
        <CompareBar chosen={chosen} onClear={() => setChosen([])} />
      </div>
    </section>
  )
}

type ComparableProps = { choice: Choice; onRemoved: (id: string) => void }

function Runs({ choice, onRemoved }: ComparableProps) {
  const history = useInfiniteQuery(backtestHistory)
  const remove = useRemoval("backtests", onRemoved)
  return (
    <Listed
      what="runs"
      empty="Runs are kept here, each with its request, so that any of them can be asked again."
      {...history}
    >
      {(rows) => <RunRows rows={rows} choice={choice} onRemove={remove} />}
    </Listed>
  )
}

function Portfolios({ choice, onRemoved }: ComparableProps) {
  const history = useInfiniteQuery(portfolioHistory)
  const remove = useRemoval("portfolio-backtests", onRemoved)
  return (
    <Listed
      what="portfolios"
      empty="A portfolio holds several instruments in one account, rebalanced by the calendar or when they drift."
      {...history}
    >
      {(rows) => <PortfolioRows rows={rows} choice={choice} onRemove={remove} />}
    </Listed>
  )
}

function Searches() {
  const history = useInfiniteQuery(optimizationHistory)
  const remove = useRemoval("optimizations")
  return (
    <Listed
      what="searches"
      empty="A search tries many parameters and says how far to believe the best."
      {...history}
    >
      {(rows) => <SearchRows rows={rows} onRemove={remove} />}
    </Listed>
  )
}

function Walks() {
  const history = useInfiniteQuery(walkForwardHistory)
  const remove = useRemoval("walk-forwards")
  return (
    <Listed
      what="walk-forwards"
      empty="A walk-forward chooses parameters on one part of the past and trades them on the next."
      {...history}
    >
      {(rows) => <WalkRows rows={rows} onRemove={remove} />}
    </Listed>
  )
}

/** Takes an entry out of the history at once; the notification brings it back. */
function useRemoval(
  kind: Parameters<typeof useHistoryChanges>[0],
  onRemoved?: (id: string) => void,
): (entry: Removable) => void {
  const { remove, restore } = useHistoryChanges(kind)
  const run = async ({ id, name }: Removable) => {
    try {
      await remove.mutateAsync(id)
      onRemoved?.(id)
      showToast(`Removed ${name}`, {
        action: { label: "Undo", run: () => restore.mutateAsync(id) },
      })
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
    }
  }
  return (entry) => void run(entry)
}

type ListedProps<Row> = {
  what: string
  empty: string
  data: { pages: readonly { data: readonly Row[] }[] } | undefined
  error: unknown
  errorUpdatedAt: number
  isFetching: boolean
  isFetchingNextPage: boolean
  hasNextPage: boolean
  refetch: () => Promise<unknown>
  fetchNextPage: () => Promise<unknown>
  children: (rows: readonly Row[]) => ReactNode
}

function Listed<Row>(props: ListedProps<Row>) {
  const { what, empty, data, error, errorUpdatedAt, isFetching, isFetchingNextPage, hasNextPage } = props
  if (data === undefined) {
    return error === null ? (
      <div className="history-placeholder" aria-busy="true">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={20} />
        ))}
      </div>
    ) : (
      <ErrorState
        title={`The ${what} could not be listed`}
        error={error}
        since={errorUpdatedAt}
        instead="The form above works without them."
        onRetry={() => void props.refetch()}
        retrying={isFetching}
      />
    )
  }
  const rows = data.pages.flatMap((page) => page.data)
  if (rows.length === 0) return <p className="secondary history-empty">{empty}</p>
  return (
    <>
      <TableShell label={`History of ${what}`}>{props.children(rows)}</TableShell>
      {hasNextPage && (
        <Button className="history-more" busy={isFetchingNextPage} onClick={() => void props.fetchNextPage()}>
          Show older {what}
        </Button>
      )}
    </>
  )
}
