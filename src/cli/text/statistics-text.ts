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
  const rows = groupsOf(catalogue, [figures]).map(({ title, entries }) => ({
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
  return [...lines.map((line) => line.trimEnd()), ...reasonsText([figures], catalogue, style)]
}

/** The same figures of several series, one column a series, as many side by side as the width allows. */
export function comparisonText(
  series: Readonly<Record<string, FigureSet>>,
  catalogue: readonly CatalogueEntry[],
  { style, width }: { readonly style: Style; readonly width: number },
): string[] {
  const names = Object.keys(series)
  const groups = groupsOf(catalogue, Object.values(series))
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
  return [...lines, ...reasonsText(Object.values(series), catalogue, style)]
}

/**
 * Headings in the order of the catalogue, with the entries that the sets have. A heading under which no set has a figure is
 * left out: the reasons below say enough.
 */
function groupsOf(catalogue: readonly CatalogueEntry[], sets: readonly FigureSet[]): Group[] {
  const present = catalogue.filter(({ id }) => sets.some(({ statistics }) => id in statistics))
  return [...Map.groupBy(present, ({ group }) => group)]
    .map(([title, entries]) => ({ title, entries }))
    .filter(({ entries }) =>
      entries.some(({ id }) => sets.some(({ statistics }) => typeof statistics[id] === "number")),
    )
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

/** One line a reason: what it leaves undefined, in some or all of the sets. */
function reasonsText(
  sets: readonly FigureSet[],
  catalogue: readonly CatalogueEntry[],
  style: Style,
): string[] {
  const labels = new Map(catalogue.map(({ id, label }) => [id, label]))
  const pairs = sets.flatMap(({ nulls }) => Object.entries(nulls))
  const byReason = Map.groupBy(pairs, ([, reason]) => reason)
  return [...byReason].map(([reason, of]) => {
    const undefinedLabels = new Set(of.map(([id]) => labels.get(id) ?? id))
    return style.dim(`– ${reason}: ${[...undefinedLabels].join(", ")}`)
  })
}
