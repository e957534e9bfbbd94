import type { CatalogueEntry } from "../catalogue-entry.ts"

const group = "Excursion"
const source = "Sweeney 1996, Maximum Adverse Excursion"

export const excursionEntries: readonly CatalogueEntry[] = [
  {
    id: "maximumFavourableExcursion",
    label: "Maximum favourable excursion",
    unit: "fraction",
    group,
    definition: "mean of the highest profit that each trade showed while open, as a fraction of its premium",
    convention: "The log's Max Profit; trades without one are left out.",
    inputs: "maximum profit of each trade",
    from: [],
    source,
    higherIsBetter: true,
  },
  {
    id: "maximumAdverseExcursion",
    label: "Maximum adverse excursion",
    unit: "fraction",
    group,
    definition: "mean of the deepest loss that each trade showed while open, as a fraction of its premium",
    convention: "The log's Max Loss; negative; trades without one are left out.",
    inputs: "maximum loss of each trade",
    from: [],
    source,
    higherIsBetter: true,
  },
  {
    id: "profitCapture",
    label: "Profit capture",
    unit: "fraction",
    group,
    definition: "Σ P/L ÷ Σ favourable excursions in money (fraction × |premium × contracts|)",
    convention: "Sum over sum, over the trades that were in profit at some time.",
    inputs: "P/L, maximum profit, premium and contracts of each trade",
    from: [],
    source,
    higherIsBetter: true,
  },
  {
    id: "rMultiple",
    label: "R multiple",
    unit: "ratio",
    group,
    definition: "Σ P/L ÷ Σ |adverse excursions in money| (fraction × |premium × contracts|)",
    convention: "R is the adverse excursion. Sum over sum, over the trades that were at a loss at some time.",
    inputs: "P/L, maximum loss, premium and contracts of each trade",
    from: [],
    source,
    higherIsBetter: true,
  },
]
