import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { repository } from "./architecture-rules.ts"

// A checker that never fails is worth nothing: each one gets a small project with one fault in it, under the
// configuration that the repository uses. (The walls plant theirs in architecture.test.ts.)

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function project(files: Record<string, string>, configuration: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "foliant-planted-"))
  folders.push(folder)
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"))
  for (const name of configuration) cpSync(join(repository, name), join(folder, name))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

function run(
  folder: string,
  tool: string,
  args: readonly string[],
): { status: number | null; output: string } {
  const result = spawnSync(process.execPath, [join(repository, "node_modules", tool), ...args], {
    cwd: folder,
    encoding: "utf8",
  })
  return { status: result.status, output: result.stdout + result.stderr }
}

const strict = `{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "types": [] }, "include": ["src"] }`

describe("each checker catches its planted violation", () => {
  it("format", () => {
    const folder = project({ "good.ts": "export const a = 1\n", "bad.ts": "export   const a=1;\n" }, [
      ".oxfmtrc.json",
    ])
    expect(run(folder, "oxfmt/bin/oxfmt", ["--check", "good.ts"]).status).toBe(0)
    expect(run(folder, "oxfmt/bin/oxfmt", ["--check", "bad.ts"]).status).not.toBe(0)
  })

  it("lint, with types", () => {
    const promise = "export const later = async (): Promise<number> => 1\n"
    const folder = project(
      { "tsconfig.json": strict, "src/good.ts": promise, "src/bad.ts": `${promise}later()\n` },
      [".oxlintrc.json"],
    )
    const lint = (file: string) => run(folder, "oxlint/bin/oxlint", ["--type-aware", "--deny-warnings", file])
    expect(lint("src/good.ts").status).toBe(0)
    const bad = lint("src/bad.ts")
    expect(bad.status).not.toBe(0)
    expect(bad.output).toContain("no-floating-promises")
  })

  it.each([
    [
      "a Node module in the engine",
      `import { readFileSync } from "node:fs"\nexport const read = readFileSync\n`,
      "node:fs",
    ],
    ["a browser global in the engine", `export const get = () => fetch("/")\n`, "fetch"],
    ["the console in the engine", `console.log(1)\nexport {}\n`, "console"],
    ["an enum", `export enum Side { Long }\n`, "erasableSyntaxOnly"],
    ["a null that may be used", `export const f = (a: string | null): number => a.length\n`, "null"],
  ])("types: %s", (_, text, word) => {
    const folder = project({ "src/engine/planted.ts": text }, ["tsconfig.base.json"])
    cpSync(join(repository, "src/engine/tsconfig.json"), join(folder, "src/engine/tsconfig.json"))
    const result = run(folder, "typescript/bin/tsc", ["--build", "src/engine"])
    expect(result.status).not.toBe(0)
    expect(result.output).toContain(word)
  })

  it("dead code", () => {
    const files = {
      "package.json": `{ "name": "planted", "type": "module" }`,
      "tsconfig.json": strict,
      "src/main.ts": `import { used } from "./parts.ts"\nexport const main = async () => used\n`,
      "src/parts.ts": "export const used = 1\nexport const unused = 2\n",
      "src/orphan.ts": "export const orphan = 3\n",
    }
    const result = run(project(files, ["knip.json"]), "knip/bin/knip.js", ["--no-progress"])
    expect(result.status).not.toBe(0)
    expect(result.output).toContain("orphan.ts")
    expect(result.output).toContain("unused")
  })

  it("sizes", () => {
    const limits = `[{ "name": "page", "path": "page.js", "limit": "10 B", "brotli": true }]`
    const folder = project({
      "package.json": `{ "name": "planted", "type": "module", "devDependencies": { "@size-limit/file": "*" } }`,
      ".size-limit.json": limits,
      "page.js": Array.from({ length: 50 }, (_, i) => `export const a${i} = ${i * 7919}\n`).join(""),
    })
    const result = run(folder, "size-limit/bin.js", [])
    expect(result.status).not.toBe(0)
    expect(result.output).toContain("limit")
  })

  it("tests", () => {
    const folder = project({
      "planted.test.ts": `import { expect, it } from "vitest"\nit("fails", () => { expect(1).toBe(2) })\n`,
    })
    expect(run(folder, "vitest/vitest.mjs", ["run", "--root", folder]).status).not.toBe(0)
  })
})
