import { useQuery } from "@tanstack/react-query"
import { instrumentList, providerList } from "../../api/market-data.ts"
import { Page } from "../../app/page.tsx"
import { useNow } from "../../live/use-now.ts"
import { Skeleton } from "../../ui/skeleton.tsx"
import { WhenNear } from "../../ui/when-near.tsx"
import { Cache } from "./cache.tsx"
import { dataAnswer } from "./data-answer.ts"
import { Instruments } from "./instruments/instruments.tsx"
import { Jobs } from "./jobs/jobs.tsx"
import { Providers } from "./providers/providers.tsx"
import { System } from "./system.tsx"
import "./data-page.css"

/** Is my data current, who gives it, is it whole, and what is being done about it. */
export default function DataPage() {
  return (
    <Page title="Data" answer={<Answer />}>
      <Providers />
      <Instruments />
      <WhenNear now={window.location.hash === "#jobs"} placeholder={<div className="data-later" />}>
        <Cache />
        <Jobs />
        <System />
      </WhenNear>
    </Page>
  )
}

function Answer() {
  const now = useNow()
  const instruments = useQuery(instrumentList)
  const { data: providers = [] } = useQuery(providerList)
  if (instruments.data !== undefined) return dataAnswer(instruments.data.data, providers, now)
  return instruments.error === null ? (
    <Skeleton width="min(520px, 90%)" height={20} />
  ) : (
    "Whether your data is current is not known: the instruments could not be loaded."
  )
}
