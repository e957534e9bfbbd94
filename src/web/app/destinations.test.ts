import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { destinations } from "./destinations.ts"

const page = readFileSync(new URL("../index.html", import.meta.url), "utf8")

it("leads to the same places before the script is there as after", () => {
  const links = [...page.matchAll(/<a\s+href="([^"]+)"\s+class="rail-link"\s+title="([^"]+)"/g)]
  expect(links.map(([, href, label]) => ({ href, label }))).toEqual(
    destinations.map(({ href, label }) => ({ href, label })),
  )
})

it("has a place of its own for each page", () => {
  const held = (path: string) => destinations.filter(({ holds }) => holds(path)).map(({ label }) => label)
  expect(held("/")).toEqual(["Overview"])
  expect(held("/portfolios")).toEqual(["Portfolios"])
  expect(held("/portfolios/01J")).toEqual(["Portfolios"])
  expect(held("/backtests/search/01J")).toEqual(["Backtests"])
  expect(held("/import/01J")).toEqual([])
})
