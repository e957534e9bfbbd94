import { useQuery } from "@tanstack/react-query"
import { strategyList } from "../../../api/backtests.ts"
import { useLabForm } from "../form/use-lab-form.ts"
import { historyKindOf } from "../history/history-kind.ts"
import { LabPage } from "../lab-page.tsx"
import { parsePortfolioForm } from "./form/portfolio-form.ts"
import { PortfolioRequestForm } from "./form/portfolio-request-form.tsx"

/** The lab: several instruments in one account, and everything that was tested. */
export default function PortfolioFormPage() {
  const strategies = useQuery(strategyList)
  const { form, change, writeNow } = useLabForm(parsePortfolioForm)
  return (
    <LabPage
      subject="portfolio"
      strategies={strategies}
      formHeight={913}
      history={historyKindOf(form) ?? "portfolios"}
      onHistory={(kind) => change({ history: kind === "portfolios" ? null : kind })}
    >
      {(schemas) => (
        <PortfolioRequestForm strategies={schemas} form={form} onChange={change} writeNow={writeNow} />
      )}
    </LabPage>
  )
}
