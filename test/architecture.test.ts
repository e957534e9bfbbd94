import { existsSync, readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readSources, repository, rooms, violations } from "./architecture-rules.ts"

const sources = readSources()

/** Paths in backticks or link targets that look like files of this repository. */
function namedPaths(text: string): string[] {
  const quoted = [...text.matchAll(/`((?:src|test|bench|scripts|docs|demo|bin|\.ci)\/[\w./-]*)`/g)]
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)]
  return [...quoted, ...linked].map((match) => (match[1] ?? "").replace(/#.*$/, ""))
}

describe("the walls between rooms", () => {
  it("hold in every source file", () => {
    expect(violations(sources)).toEqual([])
  })

  it("are known for every room, and every room has a project of its own", () => {
    const folders = readdirSync(join(repository, "src"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    for (const { name } of folders) {
      expect(rooms, name).toHaveProperty(name)
      expect(existsSync(join(repository, "src", name, "tsconfig.json")), name).toBe(true)
    }
  })

  it.each([
    [
      "engine must not import an operation",
      "src/engine/series/x.ts",
      `import { a } from "../../operations/a.ts"`,
      "rooms",
    ],
    ["engine must not read files", "src/engine/series/x.ts", `import fs from "node:fs"`, "no-node"],
    ["engine must not use a package", "src/engine/series/x.ts", `import { z } from "zod"`, "packages"],
    [
      "one file knows the decimal library",
      "src/engine/ledger/x.ts",
      `import { Big } from "big.js"`,
      "one-file-knows-big.js",
    ],
    ["engine must not read the clock", "src/engine/series/x.ts", `const t = Date.now()`, "pure"],
    ["engine must not be random", "src/engine/series/x.ts", `const r = Math.random()`, "pure"],
    [
      "series must not know statistics",
      "src/engine/series/x.ts",
      `import { a } from "../statistics/a.ts"`,
      "engine-layers",
    ],
    [
      "operations must not construct a store",
      "src/operations/x.ts",
      `import { s } from "../store/sqlite/s.ts"`,
      "rooms",
    ],
    ["operations must not read the clock", "src/operations/x.ts", `const t = new Date()`, "pure"],
    [
      "an adapter must not know another",
      "src/store/x.ts",
      `import { a } from "../import-formats/a.ts"`,
      "rooms",
    ],
    [
      "an adapter must not call an operation",
      "src/store/x.ts",
      `import { a } from "../operations/commit-import.ts"`,
      "rooms",
    ],
    [
      "one file knows node:sqlite",
      "src/store/sqlite/portfolio-store.ts",
      `import { D } from "node:sqlite"`,
      "one-file-knows-node-sqlite",
    ],
    ["jobs must not open a store", "src/jobs/x.ts", `import { s } from "../store/job-store.ts"`, "rooms"],
    ["the api must not compute", "src/api/x.ts", `import { a } from "../engine/statistics/a.ts"`, "rooms"],
    ["the cli must not open a store", "src/cli/x.ts", `const s = await import("../store/s.ts")`, "rooms"],
    ["the contract knows zod alone", "src/contract/x.ts", `import { a } from "fastify"`, "packages"],
    [
      "the web must not import an operation",
      "src/web/x.tsx",
      `import { a } from "../operations/a.ts"`,
      "rooms",
    ],
    ["a page must not import another", "src/web/pages/a/x.tsx", `import { b } from "../b/b.tsx"`, "pages"],
    ["a room must be known", "src/utils/x.ts", `export const a = 1`, "known-room"],
  ])("%s", (_, path, text, rule) => {
    expect(violations([{ path, text }]).map((violation) => violation.rule)).toContain(rule)
  })
})

describe("the documents", () => {
  const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].concat(
    readdirSync(join(repository, "docs"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  )

  it.each(documents)("%s names only paths that exist", (document) => {
    const text = readFileSync(join(repository, document), "utf8")
    const base = document.startsWith("docs/") ? join(repository, document, "..") : repository
    const missing = namedPaths(text).filter(
      (path) => !existsSync(join(repository, path)) && !existsSync(join(base, path)),
    )
    expect(missing).toEqual([])
  })

  it("are checked for paths that do not exist", () => {
    expect(namedPaths("see `src/nowhere.ts` and [x](docs/none.md)")).toEqual([
      "src/nowhere.ts",
      "docs/none.md",
    ])
  })
})

describe("source files", () => {
  it("stay small enough to read", () => {
    const large = sources
      .map(({ path, text }) => ({ path, lines: text.split("\n").length }))
      .filter(({ lines }) => lines > 400)
    expect(large).toEqual([])
  })
})
