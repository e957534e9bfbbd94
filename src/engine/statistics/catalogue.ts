import type { CatalogueEntry } from "./catalogue-entry.ts"
import { accountEntries } from "./catalogue/account-entries.ts"
import { backtestEntries } from "./catalogue/backtest-entries.ts"
import { benchmarkEntries } from "./catalogue/benchmark-entries.ts"
import { distributionEntries } from "./catalogue/distribution-entries.ts"
import { drawdownEntries } from "./catalogue/drawdown-entries.ts"
import { excursionEntries } from "./catalogue/excursion-entries.ts"
import { expectancyEntries } from "./catalogue/expectancy-entries.ts"
import { marginEntries } from "./catalogue/margin-entries.ts"
import { ratioEntries } from "./catalogue/ratio-entries.ts"
import { returnEntries } from "./catalogue/return-entries.ts"
import { riskEntries } from "./catalogue/risk-entries.ts"
import { streakEntries } from "./catalogue/streak-entries.ts"
import { tradeEntries } from "./catalogue/trade-entries.ts"

/** Every figure the product shows, by group, in the order in which they are shown; the one place that says what each is. */
export const catalogue: readonly CatalogueEntry[] = [
  ...returnEntries,
  ...riskEntries,
  ...ratioEntries,
  ...drawdownEntries,
  ...distributionEntries,
  ...benchmarkEntries,
  ...tradeEntries,
  ...expectancyEntries,
  ...streakEntries,
  ...marginEntries,
  ...excursionEntries,
  ...backtestEntries,
  ...accountEntries,
]
