import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import type { StrategyList } from "../../../contract/index.ts"
import { Page } from "../../app/page.tsx"
import { ErrorState } from "../../ui/error-state.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import type { HistoryKind } from "./history/history-kind.ts"
import { History } from "./history/history.tsx"
import { SubjectTabs } from "./subject-tabs.tsx"

type LabPageProps = {
  subject: "instrument" | "portfolio"
  strategies: UseQueryResult<StrategyList>
  /** Of the form, in pixels, while what it is made from is on its way. */
  formHeight: number
  history: HistoryKind
  onHistory: (kind: HistoryKind) => void
  /** The form, once it is known what can be tested. */
  children: (schemas: StrategyList["data"]) => ReactNode
}

/** What both kinds of test have in common: the way from one to the other, the form, and everything that was tested. */
export function LabPage(props: LabPageProps) {
  const { subject, strategies, formHeight, history, onHistory, children } = props
  return (
    <Page
      title="Backtests"
      answer="Would a rule have worked on past prices, what would it have cost, and how sure can one be?"
    >
      <div className="lab">
        <SubjectTabs shown={subject} />
        {strategies.data !== undefined && children(strategies.data.data)}
        {strategies.isPending && (
          <div className="lab-form" aria-busy="true">
            <Skeleton shape="block" height={formHeight} />
          </div>
        )}
        {strategies.data === undefined && strategies.error !== null && (
          <ErrorState
            title="The strategies could not be read"
            error={strategies.error}
            since={strategies.errorUpdatedAt}
            instead="What was tested before is below."
            onRetry={() => void strategies.refetch()}
            retrying={strategies.isFetching}
          />
        )}
      </div>
      <History kind={history} onKind={onHistory} />
    </Page>
  )
}
