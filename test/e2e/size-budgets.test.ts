import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { repository } from "../architecture-rules.ts"

// `npm run check sizes` weighs the files that .size-limit.json names; here, that the names are those of the build.

type Budget = { name: string; path: string[] }
type PageHint = { path: string; files: string[] }

const read = (path: string) => readFileSync(join(repository, path), "utf8")
const budgets = JSON.parse(read(".size-limit.json")) as Budget[]
const filesOf = (budget: Budget | undefined) =>
  new Set(budget === undefined ? [] : globSync(budget.path, { cwd: repository }))

describe("the budgets", () => {
  it("leave no script or style of the build out", () => {
    const counted = new Set(budgets.flatMap((budget) => [...filesOf(budget)]))
    const built = globSync("build/web/assets/*.{js,css}", { cwd: repository })
    expect(built.length).toBeGreaterThan(10)
    expect(built.filter((file) => !counted.has(file) && !file.includes("/not-found-"))).toEqual([])
  })

  it("weigh a file of the frame once: what a page begins with is besides it", () => {
    // Styles that came again after the page's own would undo them.
    const ofFrame: string[] = read("build/web/index.html").match(/\/assets\/[^"]+/g) ?? []
    expect(ofFrame.length).toBeGreaterThan(3)
    const hints = JSON.parse(read("build/web/pages.json")) as PageHint[]
    expect(hints.flatMap(({ files }) => files.filter((file) => ofFrame.includes(file)))).toEqual([])
  })

  it("count everything that the tear sheet waits for before its first chart", () => {
    const ofFrame = [...read("build/web/index.html").matchAll(/<script[^>]* src="([^"]+\.js)"/g)]
    const ofPage = (JSON.parse(read("build/web/pages.json")) as PageHint[]).find(
      ({ path }) => path === "/portfolios/:id",
    )
    const awaited = [...ofFrame.map(([, file]) => file), ...(ofPage?.files ?? [])].filter((file) =>
      /\/assets\/.*\.js$/.test(file ?? ""),
    )
    expect(awaited.length).toBeGreaterThan(3)
    const counted = filesOf(budgets.find(({ name }) => name.includes("before its first chart")))
    expect(awaited.filter((file) => !counted.has(`build/web${file ?? ""}`))).toEqual([])
  })
})
