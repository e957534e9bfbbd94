import { useMutation, useQuery } from "@tanstack/react-query"
import { memo, useEffect, useRef } from "react"
import { Link } from "wouter"
import type { ImportSummary } from "../../contract/index.ts"
import { importHistory } from "../api/imports.ts"
import { formatCount } from "../format/count.ts"
import { formatDecimal } from "../format/decimal.ts"
import { formatInstant } from "../format/instant.ts"
import { Badge } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorState } from "../ui/error-state.tsx"
import { Skeleton } from "../ui/skeleton.tsx"
import { TableShell } from "../ui/table-shell.tsx"
import { showToast } from "../ui/toasts.tsx"
import { restoreWithUndo, undoWithRestore } from "./announce-import.ts"
import { chooseFiles } from "./choose-files.ts"
import { formatName } from "./format-name.ts"
import "./import-history.css"

const count = (value: number) => formatDecimal(value, { digits: 0 })

/** A portfolio's imports, newest first, each with the way back. `#imports` in the address leads here. */
export const ImportHistory = memo(function ImportHistory({ portfolioId }: { portfolioId: string }) {
  const { data, error, errorUpdatedAt, isFetching, refetch } = useQuery(importHistory(portfolioId))
  const section = useRef<HTMLElement>(null)
  const loaded = data !== undefined
  useEffect(() => {
    if (loaded && window.location.hash === "#imports") section.current?.scrollIntoView()
  }, [loaded])

  return (
    <section ref={section} id="imports" className="section" aria-labelledby="imports-heading">
      <div className="section-header">
        <h2 id="imports-heading">Imports</h2>
        <Button size="small" icon="upload" onClick={() => chooseFiles(portfolioId)}>
          Import into this portfolio
        </Button>
      </div>
      {data ? (
        data.length === 0 ? (
          <EmptyState title="No import yet">
            Each file you import is listed here, and can be undone.
          </EmptyState>
        ) : (
          <History imports={data} />
        )
      ) : error ? (
        <ErrorState
          title="The imports could not be loaded"
          error={error}
          since={errorUpdatedAt}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <Skeleton height={108} shape="block" />
      )}
    </section>
  )
})

function History({ imports }: { imports: readonly ImportSummary[] }) {
  return (
    <TableShell label="Files imported">
      <table className="table import-history">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Imported</th>
            <th scope="col" className="numeric">
              New trades
            </th>
            <th scope="col" className="numeric">
              Rejected
            </th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="visually-hidden">Undo or restore</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((batch) => (
            <HistoryRow key={batch.id} batch={batch} />
          ))}
        </tbody>
      </table>
    </TableShell>
  )
}

function HistoryRow({ batch }: { batch: ImportSummary }) {
  const { id, status, files, committedAt, undoneAt, effect, mode } = batch
  const failed = files.reduce((sum, file) => sum + file.failedChecks.length, 0)
  const rejected = files.reduce((sum, file) => sum + file.rejectedRows, 0)
  const change = useMutation({
    mutationFn: () => (status === "committed" ? undoWithRestore(id) : restoreWithUndo(id)),
    onError: (error) => showToast(error.message, { tone: "error" }),
  })
  return (
    <tr data-undone={status === "undone" || undefined}>
      <th scope="row">
        <span className="import-history-files">
          {files.map(({ name, format }) => (
            <span key={name} title={formatName(format)}>
              <Link href={`/import/${id}`}>{name}</Link>
            </span>
          ))}
        </span>
      </th>
      <td>{committedAt ? formatInstant(committedAt) : "–"}</td>
      <td className="numeric">{effect ? count(effect.newTrades) : "–"}</td>
      <td className="numeric">{count(rejected)}</td>
      <td>
        {status === "undone" && undoneAt && <Badge title={formatInstant(undoneAt)}>Undone</Badge>}{" "}
        {mode === "replace" && <Badge title="Imports before it do not count">Replaced all before</Badge>}{" "}
        {failed > 0 && <Badge tone="warn">{formatCount(failed, "check")} failed</Badge>}
      </td>
      <td className="numeric">
        <Button
          size="small"
          kind="quiet"
          icon={status === "committed" ? "undo" : "retry"}
          busy={change.isPending}
          onClick={() => change.mutate()}
        >
          {status === "committed" ? "Undo" : "Restore"}
        </Button>
      </td>
    </tr>
  )
}
