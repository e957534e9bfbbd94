import type { CatalogueEntry } from "../catalogue-entry.ts"

const group = "Streaks"
const convention = "In order of closing date, closing time and row; a break-even trade ends a streak."

export const streakEntries: readonly CatalogueEntry[] = [
  {
    id: "longestWinStreak",
    label: "Longest winning streak",
    unit: "count",
    group,
    definition: "the most winning trades in a row",
    convention,
    inputs: "P/L of each trade in order of close",
    from: [],
    source: "common usage",
    higherIsBetter: true,
  },
  {
    id: "longestLossStreak",
    label: "Longest losing streak",
    unit: "count",
    group,
    definition: "the most losing trades in a row",
    convention,
    inputs: "P/L of each trade in order of close",
    from: [],
    source: "common usage",
    higherIsBetter: false,
  },
  {
    id: "currentStreak",
    label: "Current streak",
    unit: "count",
    group,
    definition: "trades won or lost in a row up to the last close, negative for losses",
    convention: `${convention} 0 after a break-even trade.`,
    inputs: "P/L of each trade in order of close",
    from: [],
    source: "common usage",
    higherIsBetter: true,
  },
  {
    id: "runsTest",
    label: "Runs test",
    unit: "probability",
    group,
    definition:
      "2 Φ(−|R − μ| ÷ σ), R runs of wins and losses, μ = 2WL ÷ n + 1, σ² = 2WL (2WL − n) ÷ (n² (n − 1)), n = W + L",
    convention:
      "Two-tailed p-value by the normal approximation without correction: a small one says that wins and losses do not follow each other at random. Break-even trades are left out.",
    inputs: "the sign of P/L of each trade in order of close",
    from: ["wins", "losses"],
    source: "Wald & Wolfowitz 1940",
    higherIsBetter: null,
  },
]
