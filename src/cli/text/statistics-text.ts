import type { CatalogueEntry } from "../../contract/index.ts"
import { columns, pad, printable, textWidth } from "./columns.ts"
import { figureText } from "./figure-text.ts"
import type { Style } from "./style.ts"

export type FigureSet = {
  readonly statistics: Readonly<Record<string, number | null>>
  readonly nulls: Readonly<Record<string, string>>
}

type Group = { readonly title: string; readonly entries: readonly CatalogueEntry[] }

/**
 * Figures under the headings of the catalogue, two headings side by side where the width allows, and below them why the
 * absent ones are absent.
 */
export function statisticsText(
  figures: FigureSet,
  catalogue: readonly CatalogueEntry[],
  { style, width }: { readonly style: Style; readonly width: number },
): string[] {
  const rows = groupsOf(catalogue, (id) => isFigure(figures, id)).map(({ title, entries }) => ({
    title,
    cells: entries.map(({ id, label, unit }) => [`  ${label}`, figureText(figures.statistics[id], unit)]),
  }))
  const labelWidth = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(([label]) => textWidth(label))))
  const valueWidth = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(([, value]) => textWidth(value))))
  const blockWidth = labelWidth + 2 + valueWidth
  const blocks = rows.map(({ title, cells }) => [
    pad(style.bold(title), blockWidth, "left"),
    ...cells.map(([label, value]) => `${pad(label, labelWidth, "left")}  ${pad(value, valueWidth, "right")}`),
    " ".repeat(blockWidth),
  ])
  const gap = 4
  const lines = 2 * blockWidth + gap <= width ? sideBySide(blocks, blockWidth, gap) : blocks.flat()
  return [...lines.map((line) => line.trimEnd()), ...reasonsText(figures, catalogue, style)]
}

/** The same figures of several series, one column a series, as many side by side as the width allows. */
export function comparisonText(
  series: Readonly<Record<string, FigureSet>>,
  catalogue: readonly CatalogueEntry[],
  { style, width }: { readonly style: Style; readonly width: number },
): string[] {
  const names = Object.keys(series)
  const groups = groupsOf(catalogue, (id) => names.some((name) => isFigure(series[name], id)))
  const labelWidth = Math.max(0, ...catalogue.map(({ label }) => textWidth(label) + 2))
  const columnWidth = 16
  const perTable = Math.max(1, Math.floor((width - labelWidth) / columnWidth))
  const lines: string[] = []
  for (let from = 0; from < names.length; from += perTable) {
    const shown = names.slice(from, from + perTable)
    const cells = groups.flatMap(({ title, entries }) => [
      [style.bold(title)],
      ...entries.map(({ id, label, unit }) => [
        `  ${label}`,
        ...shown.map((name) => figureText(series[name].statistics[id] ?? null, unit)),
      ]),
      [],
    ])
    const header = ["", ...shown.map((name) => style.bold(printable(name, columnWidth - 2)))]
    lines.push(...columns([header, ...cells], ["left", ...shown.map(() => "right" as const)]))
  }
  return lines
}

function isFigure({ statistics, nulls }: FigureSet, id: string): boolean {
  return id in statistics && (statistics[id] !== null || id in nulls)
}

/** Headings in the order of the catalogue, with the entries to show; a heading without any is left out. */
function groupsOf(catalogue: readonly CatalogueEntry[], shown: (id: string) => boolean): Group[] {
  const groups = Map.groupBy(
    catalogue.filter(({ id }) => shown(id)),
    ({ group }) => group,
  )
  return [...groups].map(([title, entries]) => ({ title, entries }))
}

/** Two columns of blocks, in order, about equally long. */
function sideBySide(blocks: readonly (readonly string[])[], blockWidth: number, gap: number): string[] {
  const total = blocks.reduce((sum, block) => sum + block.length, 0)
  const left: string[] = []
  const right: string[] = []
  for (const block of blocks) {
    const fits = right.length === 0 && left.length + block.length / 2 <= total / 2
    ;(fits ? left : right).push(...block)
  }
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    return `${pad(left[row] ?? "", blockWidth + gap, "left")}${right[row] ?? ""}`
  })
}

/** One line a reason: what it leaves undefined. */
function reasonsText({ nulls }: FigureSet, catalogue: readonly CatalogueEntry[], style: Style): string[] {
  const labels = new Map(catalogue.map(({ id, label }) => [id, label]))
  const byReason = Map.groupBy(Object.keys(nulls), (id) => nulls[id])
  return [...byReason].map(([reason, ids]) => {
    return style.dim(`– ${reason}: ${ids.map((id) => labels.get(id) ?? id).join(", ")}`)
  })
}
