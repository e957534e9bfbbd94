import { mkdirSync, writeFileSync } from "node:fs"
import { incidents, simulateWeek, week, type WeekRecord } from "../test/market-data/simulated-week.ts"

/** Draws the simulated week of test/simulated-week.test.ts: `node scripts/draw-simulated-week.ts`. */

const target = new URL("../docs/images/simulated-week.svg", import.meta.url)

const [left, right, width] = [64, 24, 1_000]
const [start, end] = [Date.parse(week.start), Date.parse(week.end)]
const hour = 3_600_000
const holdings = 200
const ink = { text: "#1f2328", quiet: "#656d76", line: "#d0d7de", band: "#f6e3e1" }
const colours = { fresh: "#2f7f79", stale: "#e0a458", missing: "#b3423a", request: "#4f6d9c" }

const x = (at: number) => left + ((at - start) / (end - start)) * (width - left - right)
const round = (value: number) => Number(value.toFixed(1))

type Panel = { readonly top: number; readonly height: number }
const [values, breaker, requests]: readonly [Panel, Panel, Panel] = [
  { top: 76, height: 150 },
  { top: 262, height: 26 },
  { top: 332, height: 110 },
]
const bottom = requests.top + requests.height

const record = await simulateWeek()
mkdirSync(new URL(".", target), { recursive: true })
writeFileSync(target, `${draw(record)}\n`)

function draw(of: WeekRecord): string {
  const warm =
    (of.warm.memory + of.warm.store) / Object.values(of.warm).reduce((sum, count) => sum + count, 0)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 40}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    "<title>A simulated trading week of a user with 200 holdings</title>",
    `<rect width="${width}" height="${bottom + 40}" fill="#ffffff"/>`,
    text(left, 24, "A trading week with 200 holdings, on a provider that fails", { size: 16, weight: 600 }),
    text(
      left,
      44,
      `${of.looks.length} looks at the page, ${of.requests.length} requests to the provider; ${(warm * 100).toFixed(1)} % of warm lookups from memory or store; no value was ever lost`,
      { fill: ink.quiet },
    ),
    ...bands(),
    ...days(),
    ...stacked(of),
    ...states(of),
    ...perHour(of),
    ...legend(),
    "</svg>",
  ].join("\n")
}

function bands(): string[] {
  return incidents.flatMap(({ name, from, to }, index) => {
    const [first, last] = [x(Date.parse(from)), x(Date.parse(to))]
    const wide = Math.max(2, last - first)
    const anchor = index === 0 ? "start" : "middle"
    return [
      `<rect x="${round(first)}" y="${values.top}" width="${round(wide)}" height="${bottom - values.top}" fill="${ink.band}"/>`,
      text(round(index === 0 ? first : first + wide / 2), values.top - 8, name, { anchor }),
    ]
  })
}

function days(): string[] {
  const names = ["Mon 24 Feb", "Tue 25", "Wed 26", "Thu 27", "Fri 28"]
  return names.flatMap((name, index) => {
    const at = x(Date.parse("2025-02-24T00:00:00Z") + index * 24 * hour)
    return [
      `<line x1="${round(at)}" x2="${round(at)}" y1="${values.top}" y2="${bottom}" stroke="${ink.line}"/>`,
      text(round(at) + 4, bottom + 18, name, { fill: ink.quiet }),
    ]
  })
}

/** Values shown at each look: fresh below, stale on top of them, missing at the top. */
function stacked({ looks }: WeekRecord): string[] {
  const y = (count: number) => values.top + values.height * (1 - count / holdings)
  const layer = (fill: string, low: (look: number) => number, high: (look: number) => number) => {
    const upper = looks.map(({ at }, look) => `${round(x(at))},${round(y(high(look)))}`)
    const lower = looks.map(({ at }, look) => `${round(x(at))},${round(y(low(look)))}`).toReversed()
    return `<polygon points="${[...upper, ...lower].join(" ")}" fill="${fill}" fill-opacity="0.85"/>`
  }
  const fresh = (look: number) => looks[look]?.fresh ?? 0
  const valued = (look: number) => fresh(look) + (looks[look]?.stale ?? 0)
  return [
    layer(colours.fresh, () => 0, fresh),
    layer(colours.stale, fresh, valued),
    layer(colours.missing, valued, () => holdings),
    text(left - 8, values.top + 8, "200", { anchor: "end", fill: ink.quiet }),
    text(left - 8, values.top + values.height, "0", { anchor: "end", fill: ink.quiet }),
    text(left - 8, values.top + values.height / 2, "values", { anchor: "end" }),
  ]
}

function states({ breaker: states }: WeekRecord): string[] {
  const bars = states.flatMap(({ at, state }, index) => {
    if (state.kind === "closed" || state.kind === "disabled") return []
    const until = states[index + 1]?.at ?? end
    return `<rect x="${round(x(at))}" y="${breaker.top}" width="${round(Math.max(0.6, x(until) - x(at)))}" height="${breaker.height}" fill="${colours.missing}"/>`
  })
  return [
    `<rect x="${left}" y="${breaker.top}" width="${width - left - right}" height="${breaker.height}" fill="${colours.fresh}" fill-opacity="0.18"/>`,
    ...bars,
    text(left - 8, breaker.top + 17, "breaker", { anchor: "end" }),
  ]
}

function perHour({ requests: sent }: WeekRecord): string[] {
  const counts = new Map<number, number>()
  for (const { at } of sent) {
    const slot = Math.floor(at / hour)
    counts.set(slot, (counts.get(slot) ?? 0) + 1)
  }
  const limit = 300
  const y = (count: number) => requests.top + requests.height * (1 - count / limit)
  const wide = (hour / (end - start)) * (width - left - right)
  return [
    `<line x1="${left}" x2="${width - right}" y1="${requests.top}" y2="${requests.top}" stroke="${colours.missing}" stroke-dasharray="4 4"/>`,
    text(left + 6, requests.top - 6, "the hour's budget: 300 requests", { fill: ink.quiet }),
    ...[...counts].map(
      ([slot, count]) =>
        `<rect x="${round(x(slot * hour))}" y="${round(y(count))}" width="${round(wide - 0.8)}" height="${round(bottom - y(count))}" fill="${colours.request}"/>`,
    ),
    `<line x1="${left}" x2="${width - right}" y1="${bottom}" y2="${bottom}" stroke="${ink.quiet}"/>`,
    text(left - 8, requests.top + requests.height / 2, "requests", { anchor: "end" }),
    text(left - 8, requests.top + requests.height / 2 + 15, "an hour", { anchor: "end" }),
  ]
}

function legend(): string[] {
  const entries = [
    ["fresh", colours.fresh],
    ["stale, with its age", colours.stale],
    ["missing: the listing that has ended", colours.missing],
  ] as const
  let at = left
  return entries.flatMap(([name, fill]) => {
    const [square, label] = [at, at + 16]
    at += 34 + name.length * 6.2
    const y = values.top + values.height + 14
    return [`<rect x="${square}" y="${y - 9}" width="10" height="10" fill="${fill}"/>`, text(label, y, name)]
  })
}

function text(
  at: number,
  y: number,
  words: string,
  { anchor = "start", fill = ink.text, size = 12, weight = 400 } = {},
): string {
  return `<text x="${at}" y="${y}" text-anchor="${anchor}" fill="${fill}" font-size="${size}" font-weight="${weight}">${words}</text>`
}
