import type { CatalogueEntry } from "../catalogue-entry.ts"

const group = "Distribution"

export const distributionEntries: readonly CatalogueEntry[] = [
  {
    id: "skewness",
    label: "Skewness",
    unit: "ratio",
    group,
    definition: "m₃ ÷ m₂^1.5, mₖ the mean of (r − mean r)ᵏ",
    convention: "Population moments, without a small-sample correction.",
    inputs: "the returns",
    from: [],
    source: "SciPy: scipy.stats.skew, bias=True",
    higherIsBetter: true,
  },
  {
    id: "excessKurtosis",
    label: "Excess kurtosis",
    unit: "ratio",
    group,
    definition: "m₄ ÷ m₂² − 3, mₖ the mean of (r − mean r)ᵏ",
    convention: "Population moments; 0 for a normal distribution.",
    inputs: "the returns",
    from: [],
    source: "SciPy: scipy.stats.kurtosis, fisher=True, bias=True",
    higherIsBetter: false,
  },
  {
    id: "tailRatio",
    label: "Tail ratio",
    unit: "ratio",
    group,
    definition: "|95 % quantile of the returns| ÷ |5 % quantile|",
    convention: "Quantiles interpolated between observations (type 7).",
    inputs: "the returns",
    from: ["valueAtRisk05"],
    source: "empyrical: tail_ratio",
    higherIsBetter: true,
  },
  {
    id: "stability",
    label: "Stability",
    unit: "ratio",
    group,
    definition: "R² of the straight line that fits the cumulative log returns best",
    convention: "A steady loss is as stable as a steady gain.",
    inputs: "the returns",
    from: [],
    source: "empyrical: stability_of_timeseries",
    higherIsBetter: null,
  },
]
