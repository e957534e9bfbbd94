import { Route, Switch } from "wouter"
import { preparedPage } from "./prepared-page.tsx"

// Each page is its own chunk.
const overview = preparedPage(() => import("../pages/overview/overview-page.tsx"))
const portfolios = preparedPage(() => import("../pages/portfolios/portfolios-page.tsx"))
const portfolio = preparedPage(() => import("../pages/portfolio/portfolio-page.tsx"))
const importing = preparedPage(() => import("../pages/import/import-page.tsx"))
const backtests = preparedPage(() => import("../pages/backtests/backtests-page.tsx"))
const backtestResult = preparedPage(() => import("../pages/backtests/result/result-page.tsx"))
const backtestSearch = preparedPage(() => import("../pages/backtests/search/search-page.tsx"))
const backtestWalk = preparedPage(() => import("../pages/backtests/walk/walk-page.tsx"))
const portfolioForm = preparedPage(() => import("../pages/backtests/portfolio/portfolio-form-page.tsx"))
const portfolioResult = preparedPage(
  () => import("../pages/backtests/portfolio/result/portfolio-result-page.tsx"),
)
const backtestCompare = preparedPage(() => import("../pages/backtests/compare/compare-page.tsx"))
const data = preparedPage(() => import("../pages/data/data-page.tsx"))
const notFound = preparedPage(() => import("../pages/not-found.tsx"))

/** The whole map of the app. */
export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <overview.Page />
      </Route>
      <Route path="/portfolios">
        <portfolios.Page />
      </Route>
      <Route path="/portfolios/:id">{({ id }) => <portfolio.Page key={id} portfolioId={id} />}</Route>
      <Route path="/import/:importId">
        {({ importId }) => <importing.Page key={importId} importId={importId} />}
      </Route>
      <Route path="/backtests">
        <backtests.Page />
      </Route>
      <Route path="/backtests/compare">
        <backtestCompare.Page />
      </Route>
      <Route path="/backtests/portfolio">
        <portfolioForm.Page />
      </Route>
      <Route path="/backtests/portfolio/:id">{({ id }) => <portfolioResult.Page key={id} id={id} />}</Route>
      <Route path="/backtests/search/:id">{({ id }) => <backtestSearch.Page key={id} id={id} />}</Route>
      <Route path="/backtests/walk/:id">{({ id }) => <backtestWalk.Page key={id} id={id} />}</Route>
      <Route path="/backtests/:id">{({ id }) => <backtestResult.Page key={id} id={id} />}</Route>
      <Route path="/data">
        <data.Page />
      </Route>
      <Route>
        <notFound.Page />
      </Route>
    </Switch>
  )
}

const byShape: Readonly<Record<string, { prepare: () => Promise<unknown> }>> = {
  "/": overview,
  "/portfolios": portfolios,
  "/portfolios/*": portfolio,
  "/import/*": importing,
  "/backtests": backtests,
  "/backtests/compare": backtestCompare,
  "/backtests/portfolio": portfolioForm,
  "/backtests/portfolio/*": portfolioResult,
  "/backtests/*": backtestResult,
  "/backtests/search/*": backtestSearch,
  "/backtests/walk/*": backtestWalk,
  "/data": data,
}

/** Fetches the code of the page at a path. What goes wrong is met again, and explained, when the page is opened. */
export async function preparePage(path: string): Promise<void> {
  const shape = path.replace(/^(\/.+)\/[^/]+$/, "$1/*")
  await (byShape[path] ?? byShape[shape] ?? notFound).prepare().catch(() => undefined)
}

/** Fetches the code of a page when a pointer or the focus comes to a link that leads there. Returns the way to stop. */
export function prepareOnApproach(): () => void {
  const approach = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest("a") : null
    if (link !== null && link.origin === window.location.origin) void preparePage(link.pathname)
  }
  const events = ["pointerover", "pointerdown", "focusin"] as const
  for (const event of events) window.addEventListener(event, approach, { passive: true })
  return () => {
    for (const event of events) window.removeEventListener(event, approach)
  }
}
