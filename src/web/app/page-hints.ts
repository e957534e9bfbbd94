import {
  firstInstruments,
  firstPortfolios,
  firstStrategies,
  providersPath,
  stagedPath,
} from "../api/first-asks.ts"

/**
 * What each page begins with: the build writes it to `pages.json`, and the server sends it along with the frame. The questions
 * are those of `api/`, to the letter; one that is not listed is merely asked later.
 */
export const pageSources = [
  { path: "/", source: "pages/overview/overview-page.tsx", asks: [firstPortfolios, stagedPath] },
  { path: "/portfolios", source: "pages/portfolios/portfolios-page.tsx", asks: [firstPortfolios] },
  {
    path: "/portfolios/:id",
    source: "pages/portfolio/portfolio-page.tsx",
    asks: [firstPortfolios, "/portfolios/:id"],
  },
  {
    path: "/backtests",
    source: "pages/backtests/backtests-page.tsx",
    asks: [firstPortfolios, firstStrategies],
  },
  { path: "/backtests/compare", source: "pages/backtests/compare/compare-page.tsx", asks: [firstPortfolios] },
  {
    path: "/backtests/portfolio",
    source: "pages/backtests/portfolio/portfolio-form-page.tsx",
    asks: [firstPortfolios, firstStrategies],
  },
  {
    path: "/backtests/portfolio/:id",
    source: "pages/backtests/portfolio/result/portfolio-result-page.tsx",
    asks: [firstPortfolios, "/portfolio-backtests/:id"],
  },
  {
    path: "/backtests/:id",
    source: "pages/backtests/result/result-page.tsx",
    asks: [firstPortfolios, "/backtests/:id"],
  },
  {
    path: "/backtests/search/:id",
    source: "pages/backtests/search/search-page.tsx",
    asks: [firstPortfolios, "/optimizations/:id"],
  },
  {
    path: "/backtests/walk/:id",
    source: "pages/backtests/walk/walk-page.tsx",
    asks: [firstPortfolios, "/walk-forwards/:id"],
  },
  {
    path: "/data",
    source: "pages/data/data-page.tsx",
    asks: [firstPortfolios, firstInstruments, providersPath],
  },
  { path: "/import/:importId", source: "pages/import/import-page.tsx", asks: [firstPortfolios] },
] as const
