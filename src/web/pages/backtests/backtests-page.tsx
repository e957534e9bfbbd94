import { useQuery } from "@tanstack/react-query"
import { strategyList } from "../../api/backtests.ts"
import { Page } from "../../app/page.tsx"
import { ErrorState } from "../../ui/error-state.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { RequestForm } from "./form/request-form.tsx"
import { useLabForm } from "./form/use-lab-form.ts"
import { historyKindOf } from "./history/history-kind.ts"
import { History } from "./history/history.tsx"

/** The lab: what to test, and everything that was. */
export default function BacktestsPage() {
  const strategies = useQuery(strategyList)
  const { form, change, writeNow } = useLabForm()
  return (
    <Page
      title="Backtests"
      answer="Would a rule have worked on past prices, what would it have cost, and how sure can one be?"
    >
      {strategies.data !== undefined && (
        <RequestForm strategies={strategies.data.data} form={form} onChange={change} writeNow={writeNow} />
      )}
      {strategies.isPending && (
        <div className="lab-form" aria-busy="true">
          <Skeleton shape="block" height={420} />
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
      <History
        kind={historyKindOf(form)}
        onKind={(kind) => change({ history: kind === "runs" ? null : kind })}
      />
    </Page>
  )
}
