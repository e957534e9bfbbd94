// Writes the demo's files: `node scripts/generate-demo.ts`. The same bytes each time.
import { writeFileSync } from "node:fs"
import { demoPrices } from "../demo/daily-prices.ts"
import { demoLogs } from "../demo/generate.ts"

const { tradeLog, dailyLog } = demoLogs()
const { index, bonds } = demoPrices()
for (const [name, text] of [
  ["synthetic-trade-log", tradeLog],
  ["synthetic-daily-log", dailyLog],
  ["synthetic-index", index],
  ["synthetic-bonds", bonds],
] as const) {
  writeFileSync(new URL(`../demo/${name}.csv`, import.meta.url), text)
}
