import { Page } from "../../app/page.tsx"

export default function OverviewPage() {
  return (
    <Page title="Overview" answer="">
      {null}
    </Page>
  )
}
