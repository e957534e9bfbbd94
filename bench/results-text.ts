import type { Comparison } from "./comparison.ts"

/** The comparisons as a Markdown table: also readable as it is, on a terminal. */
export function resultsText(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ subject, trades, unit, ours, other, against }) => [
    subject,
    trades === 0 ? "" : trades.toLocaleString("en-US"),
    `${figure(ours)} ${unit}`,
    `${figure(other)} ${unit}`,
    `${figure(other / ours)} ×`,
    against,
  ])
  const header = ["subject", "trades", "ours", "other", "ratio", "the other is"]
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at].length)))
  const isNumber = (at: number) => at > 0 && at < 5
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (isNumber(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join(" | ")} |`
  const rule = widths.map((width, at) => (isNumber(at) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)))
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n")
}

/** Three significant digits. */
function figure(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString("en-US")
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
