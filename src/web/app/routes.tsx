import { lazy } from "react"
import { Route, Switch } from "wouter"

// Each page is its own chunk.
const OverviewPage = lazy(() => import("../pages/overview/overview-page.tsx"))
const PortfoliosPage = lazy(() => import("../pages/portfolios/portfolios-page.tsx"))
const PortfolioPage = lazy(() => import("../pages/portfolio/portfolio-page.tsx"))
const ImportPage = lazy(() => import("../pages/import/import-page.tsx"))
const NotFoundPage = lazy(() => import("../pages/not-found.tsx"))

/** The whole map of the app. */
export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <OverviewPage />
      </Route>
      <Route path="/portfolios">
        <PortfoliosPage />
      </Route>
      <Route path="/portfolios/:id">{({ id }) => <PortfolioPage key={id} portfolioId={id} />}</Route>
      <Route path="/import/:importId">
        {({ importId }) => <ImportPage key={importId} importId={importId} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
