import { Page } from "../../app/page.tsx"

export default function PortfoliosPage() {
  return (
    <Page title="Portfolios" answer="">
      {null}
    </Page>
  )
}
