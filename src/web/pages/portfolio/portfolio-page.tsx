import { Page } from "../../app/page.tsx"

export default function PortfolioPage({ portfolioId }: { portfolioId: string }) {
  return (
    <Page title="Portfolio" answer={portfolioId}>
      {null}
    </Page>
  )
}
