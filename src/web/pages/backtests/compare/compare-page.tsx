import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useSearch } from "wouter"
import { comparison } from "../../../api/backtests.ts"
import { Page } from "../../../app/page.tsx"
import { ButtonLink } from "../../../ui/button.tsx"
import { EmptyState } from "../../../ui/empty-state.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { CompareChart } from "./compare-chart.tsx"
import { compareAnswer } from "./compare-answer.ts"
import { CompareTable } from "./compare-table.tsx"
import { comparedName } from "./compared-name.ts"
import "./compare-page.css"

/** Up to ten runs on one window; which ones is in the address. */
export default function ComparePage() {
  const search = useSearch()
  const ids = useMemo(() => idsOf(search), [search])
  const compared = useQuery({ ...comparison(ids), enabled: ids.length > 0 })
  const names = useMemo(() => compared.data?.data.map(comparedName) ?? [], [compared.data])
  const back = <ButtonLink href="/backtests">Choose other runs</ButtonLink>
  if (ids.length === 0) {
    return (
      <Page title="Compare runs" answer="">
        <EmptyState title="Nothing to compare yet" actions={back}>
          Tick up to ten runs in the history of the lab.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title="Compare runs"
      answer={compared.data === undefined ? "" : compareAnswer(compared.data, names)}
      actions={back}
    >
      {compared.data !== undefined && (
        <>
          <CompareChart compared={compared.data} names={names} />
          <CompareTable compared={compared.data} names={names} />
        </>
      )}
      {compared.isPending && <div className="chart-placeholder" aria-busy="true" />}
      {compared.error !== null && (
        <ErrorState
          title="The runs could not be compared"
          error={compared.error}
          since={compared.errorUpdatedAt}
          onRetry={() => void compared.refetch()}
          retrying={compared.isFetching}
        />
      )}
    </Page>
  )
}

function idsOf(search: string): string[] {
  const ids = new URLSearchParams(search).get("ids") ?? ""
  return [...new Set(ids.split(",").filter(Boolean))].slice(0, 10)
}
