import { useQuery } from "@tanstack/react-query"
import { useSearchParams } from "wouter"
import { Page } from "../../app/page.tsx"
import { portfolioList } from "../../api/portfolios.ts"
import { formatCount } from "../../format/count.ts"
import { DropZone } from "../../imports/drop-zone.tsx"
import { OpenDemo } from "../../imports/open-demo.tsx"
import { EmptyState } from "../../ui/empty-state.tsx"
import { ErrorState } from "../../ui/error-state.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { PortfolioTable, PortfolioTableSkeleton } from "./portfolio-table.tsx"
import { RemovedPortfolios } from "./removed-portfolios.tsx"
import { formatSort, nextSort, parseSort, sortPortfolios } from "./sort-portfolios.ts"

/** Every portfolio as a table: sort, open, rename, delete. */
export default function PortfoliosPage() {
  const { data, error, errorUpdatedAt, isFetching, refetch } = useQuery(portfolioList)
  const [search, setSearch] = useSearchParams()
  const sort = parseSort(search.get("sort"))
  const answer = data ? describe(data) : !error && <Skeleton width={280} height={20} />
  return (
    <Page title="Portfolios" answer={answer}>
      {data && data.length > 0 ? (
        <PortfolioTable
          portfolios={sortPortfolios(data, sort)}
          sort={sort}
          onSort={(key) => {
            const next = formatSort(nextSort(sort, key))
            setSearch(next === null ? {} : { sort: next }, { replace: true })
          }}
        />
      ) : data ? (
        <EmptyState title="No portfolio yet" actions={<OpenDemo />}>
          A portfolio is made from a trade log. Export one from Option Omega and drop it below.
        </EmptyState>
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
        <PortfolioTableSkeleton />
      )}
      {data?.length === 0 && <DropZone size="large" />}
      {data && <RemovedPortfolios />}
    </Page>
  )
}

function describe(portfolios: readonly { trades: number }[]): string {
  if (portfolios.length === 0) return "Nothing has been imported yet."
  const trades = portfolios.reduce((sum, portfolio) => sum + portfolio.trades, 0)
  return `${formatCount(portfolios.length, "portfolio")} with ${formatCount(trades, "closed trade")}.`
}
