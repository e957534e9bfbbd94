/** One line of the table. */
export type Figure = {
  readonly subject: string
  readonly value: number
  readonly unit: "M bars/s" | "M bar-runs/s" | "ms" | "MB" | "×"
  /** Null where there is none. */
  readonly target: string | null
  /** What it was measured on, or against. */
  readonly note: string
}

export type BenchOptions = { readonly quick: boolean }

export function line(
  subject: string,
  value: number,
  unit: Figure["unit"],
  target: string | null,
  note: string,
): Figure {
  return { subject, value, unit, target, note }
}

/** The figures as a Markdown table. */
export function figuresText(figures: readonly Figure[]): string {
  const rows = figures.map(({ subject, value, unit, target, note }) => [
    subject,
    `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`,
    target ?? "",
    note,
  ])
  const header = ["subject", "measured", "target", "on"]
  const widths = header.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at].length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 1 ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join(" | ")} |`
  const rule = widths.map((width, at) => (at === 1 ? `${"-".repeat(width - 1)}:` : "-".repeat(width)))
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n")
}
