import { useQuery } from "@tanstack/react-query"
import { Page } from "../../app/page.tsx"
import { portfolioList } from "../../api/portfolios.ts"
import { DropZone } from "../../imports/drop-zone.tsx"
import { OpenDemo } from "../../imports/open-demo.tsx"
import { EmptyState } from "../../ui/empty-state.tsx"
import { ErrorState } from "../../ui/error-state.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { Attention } from "./attention.tsx"
import { overviewAnswer, overviewTotal } from "./overview-answer.ts"
import { OverviewTotals } from "./overview-totals.tsx"
import { PortfolioRows, PortfolioRowsSkeleton } from "./portfolio-rows.tsx"

/** Every portfolio at a glance, what needs attention, and where files go. */
export default function OverviewPage() {
  const { data: portfolios, error, errorUpdatedAt, isFetching, refetch } = useQuery(portfolioList)
  const answer = portfolios
    ? overviewAnswer(portfolios)
    : !error && <Skeleton width="min(440px, 90%)" height={20} />
  const total = portfolios ? overviewTotal(portfolios) : null
  return (
    <Page title="Overview" answer={answer}>
      {total !== null && total.portfolios > 1 && <OverviewTotals total={total} />}
      {portfolios ? (
        portfolios.length === 0 ? (
          <EmptyState title="Your portfolios will stand here" actions={<OpenDemo />}>
            Each with its equity, profit and loss, return and deepest drawdown. A portfolio is made from a
            trade log: export one from Option Omega and drop it below. Everything stays on this machine.
          </EmptyState>
        ) : (
          <PortfolioRows portfolios={portfolios} />
        )
      ) : error ? (
        <ErrorState
          title="The portfolios could not be loaded"
          error={error}
          since={errorUpdatedAt}
          instead="Nothing was changed."
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <PortfolioRowsSkeleton />
      )}
      <Attention portfolios={portfolios ?? []} />
      <DropZone size={portfolios?.length === 0 ? "large" : "small"} />
    </Page>
  )
}
