import type { CatalogueEntry, WalkForwardResult } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatPercent } from "../../../format/percent.ts"

type WalkHeadline = Pick<CatalogueEntry, "id" | "label" | "unit"> & {
  readonly ofMoney?: boolean
  readonly detail: (walk: WalkForwardResult) => string
}

/** The figures of a walk that people look for first. Labels and units are the catalogue's, which comes later than these. */
export const walkHeadlines: readonly WalkHeadline[] = [
  {
    id: "totalReturn",
    label: "Total return",
    unit: "fraction",
    ofMoney: true,
    detail: ({ result }) => formatCount(result?.trades ?? 0, "trade"),
  },
  { id: "cagr", label: "CAGR", unit: "fraction", ofMoney: true, detail: () => "a year" },
  {
    id: "maxDrawdown",
    label: "Maximum drawdown",
    unit: "fraction",
    ofMoney: true,
    detail: () => "from a peak of the joined curve",
  },
  {
    id: "sharpeRatio",
    label: "Sharpe ratio",
    unit: "ratio",
    detail: ({ request: { riskFreeRate } }) =>
      `risk-free ${formatPercent(riskFreeRate, { digits: riskFreeRate === 0 ? 0 : 2 })}`,
  },
]
