import { useQuery } from "@tanstack/react-query"
import { lazy, useEffect, useMemo } from "react"
import type { PortfolioSummary } from "../../../contract/portfolios.ts"
import { PageSkeleton } from "../../app/page-skeleton.tsx"
import { Page } from "../../app/page.tsx"
import { ProblemError } from "../../api/problem-error.ts"
import { portfolioSummary } from "../../api/portfolios.ts"
import type { TradeLogQuestion } from "../../analysis/analysis-messages.ts"
import type { TradeLogAnswer } from "../../analysis/answer-question.ts"
import { readTradeLog, type TradeLog } from "../../analysis/read-trade-log.ts"
import { useAnalyst } from "../../analysis/use-analyst.ts"
import { prepareTimeChart } from "../../charts/time-chart.tsx"
import { Badge } from "../../ui/badge.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/empty-state.tsx"
import { ErrorState } from "../../ui/error-state.tsx"
import { LazyPart } from "../../ui/lazy-part.tsx"
import { usePainted } from "../../ui/use-painted.ts"
import { type LeadFigures, leadOfAnswer, leadOfSummary } from "./header/lead-figures.ts"
import { PortfolioAnswer } from "./header/portfolio-answer.tsx"
import { analysisBlock } from "./portfolio-data.ts"
import { PortfolioSkeleton } from "./portfolio-skeleton.tsx"
import { TearSheet } from "./tear-sheet.tsx"
import { useView } from "./view/use-view.ts"
import { isFiltered, type View } from "./view/view.ts"
import "./portfolio-page.css"

const ImportHistory = lazy(async () => ({
  default: (await import("../../imports/import-history.tsx")).ImportHistory,
}))

/** The tear sheet of one portfolio. Its trades come once; every filter after that is answered in the browser. */
export default function PortfolioPage({ portfolioId }: { portfolioId: string }) {
  const [view, changeView] = useView()
  // The headline comes with the page; the trades, the engine and the charts are fetched once it is painted.
  const painted = usePainted()
  useEffect(() => {
    if (painted) prepareTimeChart()
  }, [painted])
  const summary = useQuery(portfolioSummary(portfolioId))
  const block = useQuery({ ...analysisBlock(portfolioId), enabled: painted })
  const question = useQuestion(view)
  const analyst = useAnalyst(block.data, question, { awake: painted })
  const opened = useMemo(() => openBlock(block.data), [block.data])
  const notFound = [summary.error, block.error].some(
    (error) => error instanceof ProblemError && error.problem.status === 404,
  )
  if (notFound) return <PortfolioNotFound />

  const failure =
    summary.error ?? block.error ?? opened.error ?? (analyst.answer === null ? analyst.failure : null)
  const { log } = opened
  // Of a large log the trades are here before the server has worked out its summary.
  const portfolio = summary.data ?? log?.portfolio
  if (portfolio === undefined && failure === null) return <PageSkeleton />

  const currency = portfolio?.currency ?? "USD"
  const { answer } = analyst
  const retry = () => {
    void summary.refetch()
    void block.refetch()
    analyst.restart()
  }
  return (
    <Page
      title={portfolio?.name ?? "Portfolio"}
      label={portfolio?.synthetic && <Badge title="Made by a script, not traded">Synthetic</Badge>}
      answer={
        failure === null && (
          <PortfolioAnswer figures={leadOf(answer, view, summary.data)} currency={currency} />
        )
      }
    >
      {failure !== null ? (
        <ErrorState
          title="The figures of this portfolio could not be shown"
          error={failure}
          onRetry={retry}
          retrying={summary.isFetching || block.isFetching}
        />
      ) : block.data === undefined || log === null || answer === null ? (
        <PortfolioSkeleton />
      ) : (
        <>
          <TearSheet
            portfolioId={portfolioId}
            block={block.data}
            log={log}
            answer={answer}
            stale={analyst.answered !== question}
            failure={analyst.failure}
            currency={currency}
            view={view}
            onChange={changeView}
          />
          <LazyPart what="The imports" placeholder={<div className="imports-placeholder" />}>
            <ImportHistory portfolioId={portfolioId} />
          </LazyPart>
        </>
      )}
    </Page>
  )
}

/** The server knows the figures of the plain view before the trades are here. */
function leadOf(
  answer: TradeLogAnswer | null,
  view: View,
  summary: PortfolioSummary | undefined,
): LeadFigures | null {
  if (answer !== null) return leadOfAnswer(answer)
  return isFiltered(view) || view.dateBasis === "open" || summary === undefined
    ? null
    : leadOfSummary(summary)
}

function PortfolioNotFound() {
  return (
    <Page title="Portfolio not found" answer="It may have been removed, or the address has a mistake in it.">
      <EmptyState
        title="There is nothing here"
        actions={<ButtonLink href="/portfolios">See all portfolios</ButtonLink>}
      >
        A portfolio that was removed can be restored from the list of portfolios.
      </EmptyState>
    </Page>
  )
}

/** The part of the view that the engine answers; the same object until one of its fields changes. */
function useQuestion({ strategies, from, to, dateBasis, oneLot, riskFreeRate }: View): TradeLogQuestion {
  const names = JSON.stringify(strategies)
  return useMemo(
    () => ({ strategies: JSON.parse(names) as string[], from, to, dateBasis, oneLot, riskFreeRate }),
    [names, from, to, dateBasis, oneLot, riskFreeRate],
  )
}

function openBlock(block: Uint8Array | undefined): { log: TradeLog | null; error: unknown } {
  if (block === undefined) return { log: null, error: null }
  try {
    return { log: readTradeLog(block), error: null }
  } catch (error) {
    return { log: null, error }
  }
}
