import type { CatalogueEntry } from "../catalogue-entry.ts"

const group = "Risk"

export const riskEntries: readonly CatalogueEntry[] = [
  {
    id: "annualVolatility",
    label: "Annual volatility",
    unit: "fraction",
    group,
    definition: "standard deviation of the returns × √A, A periods a year",
    convention: "Sample standard deviation (n − 1).",
    inputs: "the returns, periods a year",
    from: ["periodsPerYear"],
    source: "empyrical: annual_volatility",
    higherIsBetter: false,
  },
  {
    id: "downsideDeviation",
    label: "Downside deviation",
    unit: "fraction",
    group,
    definition: "√(Σ min(r, 0)² ÷ n) × √A, A periods a year, n returns",
    convention: "Target 0; the divisor is the number of all returns, not of the losses.",
    inputs: "the returns, periods a year",
    from: ["periodsPerYear"],
    source: "Sortino & van der Meer 1991; empyrical: downside_risk",
    higherIsBetter: false,
  },
  ...[
    { suffix: "05", percent: "5 %" },
    { suffix: "01", percent: "1 %" },
  ].flatMap(({ suffix, percent }): CatalogueEntry[] => [
    {
      id: `valueAtRisk${suffix}`,
      label: `Value at risk, ${percent}`,
      unit: "fraction",
      group,
      definition: `the ${percent} quantile of the returns`,
      convention:
        "Historical, as a return: negative when it is a loss. Interpolated between observations (type 7).",
      inputs: "the returns",
      from: [],
      source: "Hyndman & Fan 1996; empyrical: value_at_risk",
      higherIsBetter: true,
    },
    {
      id: `conditionalValueAtRisk${suffix}`,
      label: `Expected shortfall, ${percent}`,
      unit: "fraction",
      group,
      definition: `mean of the returns at or below the ${percent} value at risk`,
      convention: "Historical, as a return: negative when it is a loss.",
      inputs: `the returns, value at risk at ${percent}`,
      from: [`valueAtRisk${suffix}`],
      source: "Rockafellar & Uryasev 2000",
      higherIsBetter: true,
    },
  ]),
]
