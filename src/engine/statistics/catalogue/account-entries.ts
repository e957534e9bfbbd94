import type { CatalogueEntry } from "../catalogue-entry.ts"

const group = "Account"

export const accountEntries: readonly CatalogueEntry[] = [
  {
    id: "timeWeightedReturn",
    label: "Time-weighted return",
    unit: "fraction",
    group,
    definition: "∏(1 + r) − 1, r = (value − what came in) ÷ value of the day before − 1",
    convention:
      "Of the whole time, not a year. Money that comes in at a day's close is no return of that day.",
    inputs: "value at each close, money that came in or went out",
    from: [],
    source: "CFA Institute, Global Investment Performance Standards",
    higherIsBetter: true,
  },
  {
    id: "moneyWeightedReturn",
    label: "Money-weighted return",
    unit: "fraction",
    group,
    definition: "the rate x at which Σ flow ÷ (1 + x)^(days ÷ 365) = 0, the value at the end among the flows",
    convention:
      "A year, as XIRR gives it: compare it with CAGR. Undefined where no rate, or more than one, solves it.",
    inputs: "the money at the start, what came in or went out by day, value at the end",
    from: [],
    source: "Microsoft Excel: XIRR",
    higherIsBetter: true,
  },
]
