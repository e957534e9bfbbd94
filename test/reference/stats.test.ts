import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { epochDayOf, parseIsoDate } from "../../src/engine/money/iso-date.ts"
import type { SeriesTable } from "../../src/engine/series/series-table.ts"
import { type SeriesKind, seriesStatistics } from "../../src/engine/statistics/series-statistics.ts"
import { workedSeries } from "../../src/engine/statistics/worked-series.fixture.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import { differences, type Expected, statisticTolerance } from "./compare-figures.ts"

type StatsCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expect: { readonly series: Readonly<Record<string, Readonly<Record<string, Expected>>>> }
}

function statsCases(): StatsCase[] {
  if (!sharedDataPresent) return []
  return (JSON.parse(readFileSync(sharedPath("reference/stats.json"), "utf8")) as { cases: StatsCase[] })
    .cases
}

const fileOf = (arg: string) =>
  arg.replace("{reference}", sharedPath("reference")).replace("{data}", sharedPath("data"))

/** The reference tables have a header, no quotes, ISO or month-first dates, and an empty cell for a blank. */
function readTable(path: string): SeriesTable {
  const [header, ...rows] = readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","))
  return {
    days: Int32Array.from(rows, ([date]) => dayOf(date)),
    columns: header.slice(1).map((name, i) => ({
      name,
      values: Float64Array.from(rows, (cells) => (cells[i + 1] === "" ? NaN : Number(cells[i + 1]))),
    })),
  }
}

function dayOf(date: string): number {
  const [month, day, year] = date.split("/").map(Number)
  const epochDay = parseIsoDate(date) ?? epochDayOf(year, month, day)
  if (!Number.isInteger(epochDay)) throw new RangeError(`no such date: ${date}`)
  return epochDay
}

function readBenchmark(arg: string) {
  const [file, name] = [arg.slice(0, arg.lastIndexOf(":")), arg.slice(arg.lastIndexOf(":") + 1)]
  const { days, columns } = readTable(fileOf(file))
  const column = columns.find((each) => each.name === name)
  if (column === undefined) throw new RangeError(`${file} has no column ${name}`)
  return { days, values: column.values }
}

describe.skipIf(!sharedDataPresent)("the statistics of the reference series", () => {
  it.each(statsCases())("$id", ({ args, expect: { series } }) => {
    const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : null)
    const benchmark = option("--benchmark")
    const { days, columns } = readTable(fileOf(args[1]))
    for (const { name, values } of columns) {
      const { statistics } = seriesStatistics(days, values, {
        kind: option("--kind") as SeriesKind,
        riskFreeRate: 0,
        periodsPerYear: Number(option("--periods-per-year")),
        ...(benchmark === null ? {} : { benchmark: readBenchmark(benchmark) }),
      })
      expect(
        differences(series[name], statistics, () => statisticTolerance),
        name,
      ).toEqual([])
    }
  })

  it("are those that stand beside the metrics", () => {
    const small = statsCases().filter(({ id }) => id !== "prices-three-stocks")
    expect(workedSeries.map(({ expected }) => expected)).toEqual(
      small.flatMap(({ expect: { series } }) => Object.values(series)),
    )
  })
})
