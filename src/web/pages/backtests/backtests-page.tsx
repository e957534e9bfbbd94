import { useQuery } from "@tanstack/react-query"
import { strategyList } from "../../api/backtests.ts"
import { RequestForm } from "./form/request-form.tsx"
import { useLabForm } from "./form/use-lab-form.ts"
import { historyKindOf } from "./history/history-kind.ts"
import { LabPage } from "./lab-page.tsx"

/** The lab: a rule on one instrument, and everything that was tested. */
export default function BacktestsPage() {
  const strategies = useQuery(strategyList)
  const { form, change, writeNow } = useLabForm()
  return (
    <LabPage
      subject="instrument"
      strategies={strategies}
      formHeight={702}
      history={historyKindOf(form) ?? "runs"}
      onHistory={(kind) => change({ history: kind === "runs" ? null : kind })}
    >
      {(schemas) => <RequestForm strategies={schemas} form={form} onChange={change} writeNow={writeNow} />}
    </LabPage>
  )
}
