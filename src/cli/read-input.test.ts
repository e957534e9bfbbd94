import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { CommandLineError } from "./command-line-error.ts"
import { readInput } from "./read-input.ts"

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "foliant-read-input-"))
})

afterAll(() => rm(folder, { recursive: true }))

async function* chunks(...parts: Uint8Array[]) {
  yield* parts
}

describe("an input file", () => {
  it("comes with its name, without its folder", async () => {
    await writeFile(join(folder, "log.csv"), "a,b\n")
    const file = await readInput(join(folder, "log.csv"), chunks())
    expect(file.name).toBe("log.csv")
    expect(new TextDecoder().decode(file.bytes)).toBe("a,b\n")
  })

  it("is standard input for a dash", async () => {
    const file = await readInput("-", chunks(Buffer.from("a,"), Buffer.from("b\n")))
    expect(file.name).toBe("stdin")
    expect(new TextDecoder().decode(file.bytes)).toBe("a,b\n")
  })

  it("that is not there, or a directory, is named", async () => {
    const absent = join(folder, "absent.csv")
    await expect(readInput(absent, chunks())).rejects.toThrow(new CommandLineError(`${absent}: no such file`))
    await expect(readInput(folder, chunks())).rejects.toThrow("is a directory; a file was expected")
  })

  it("over the limit is refused before it is read", async () => {
    const large = join(folder, "large.csv")
    await writeFile(large, "")
    await truncate(large, 2_000_000_000)
    await expect(readInput(large, chunks())).rejects.toThrow("2,000 MB is over the limit of 100 MB")
  })

  it("over the limit on standard input stops the reading", async () => {
    const half = new Uint8Array(60_000_000)
    await expect(readInput("-", chunks(half, half))).rejects.toThrow("over the limit of 100 MB")
  })
})
