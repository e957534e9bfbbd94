// Writes the demo portfolio: `node scripts/generate-demo.ts`. The same bytes each time.
import { writeFileSync } from "node:fs"
import { demoLogs } from "../demo/generate.ts"

const { tradeLog, dailyLog } = demoLogs()
writeFileSync(new URL("../demo/synthetic-trade-log.csv", import.meta.url), tradeLog)
writeFileSync(new URL("../demo/synthetic-daily-log.csv", import.meta.url), dailyLog)
