import type { ImportPreview } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatIsoRange } from "../../format/iso-day.ts"
import { formatMoney } from "../../format/money.ts"

/** What the files hold, in one sentence. */
export function importAnswer({ import: batch, summary }: ImportPreview): string {
  const tradeLog = batch.files.find(({ role }) => role === "trade-log")
  const dailyLog = batch.files.find(({ role }) => role === "daily-log")
  if (!tradeLog)
    return dailyLog ? `A daily log of ${formatCount(dailyLog.report.accepted, "day")}.` : "No file was read."
  const parts = [
    formatCount(tradeLog.report.accepted, "trade"),
    ...(summary.strategies.length > 1
      ? [`of ${formatCount(summary.strategies.length, "strategy", "strategies")}`]
      : []),
    ...(summary.firstDate === null
      ? []
      : [`from ${formatIsoRange(summary.firstDate, summary.lastDate).replace(" – ", " to ")}`]),
  ]
  const days = dailyLog ? `, with a daily log of ${formatCount(dailyLog.report.accepted, "day")}` : ""
  return `${parts.join(" ")}${days}: ${formatMoney(summary.totalPnl, "USD", { sign: "always", digits: 0 })} in all.`
}

/** How many of the files' trades or days a commit would add, as the words of its button. */
export function importVerb({ import: batch, newTrades, supersededTrades }: ImportPreview): string {
  const trades = newTrades + supersededTrades
  if (trades > 0) return `Import ${formatCount(trades, "trade")}`
  const dailyLog = batch.files.find(({ role }) => role === "daily-log")
  return dailyLog ? `Import ${formatCount(dailyLog.report.accepted, "day")}` : "Nothing new to import"
}

/** Whether a commit would change anything. */
export function bringsSomething({ import: batch, newTrades, supersededTrades }: ImportPreview): boolean {
  return (
    newTrades + supersededTrades > 0 ||
    batch.files.some(({ role, report }) => role === "daily-log" && report.accepted > 0)
  )
}
