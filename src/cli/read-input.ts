import { open } from "node:fs/promises"
import { basename } from "node:path"
import type { SourceFile } from "../operations/ports.ts"
import { CommandLineError } from "./command-line-error.ts"

/** Files above this size are refused before they are read (import-formats, limits). */
const largestFile = 100_000_000

/**
 * The bytes of a file, or of standard input for `-`.
 * Throws `CommandLineError` when there is no such file, it may not be read, it is a directory, or it is over 100 MB.
 */
export async function readInput(pathOrDash: string, stdin: AsyncIterable<Uint8Array>): Promise<SourceFile> {
  return pathOrDash === "-" ? { name: "stdin", bytes: await readStream(stdin) } : readFile(pathOrDash)
}

async function readFile(path: string): Promise<SourceFile> {
  try {
    await using file = await open(path, "r")
    const facts = await file.stat()
    if (facts.isDirectory()) throw new CommandLineError(`${path}: is a directory; a file was expected`)
    if (facts.size > largestFile) throw tooLarge(path, facts.size)
    return { name: basename(path), bytes: await file.readFile() }
  } catch (error) {
    if (error instanceof CommandLineError) throw error
    throw new CommandLineError(`${path}: ${reasonOf(error)}`, { cause: error })
  }
}

async function readStream(stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stdin) {
    size += chunk.length
    if (size > largestFile) throw tooLarge("stdin", size)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(name: string, size: number): CommandLineError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString("en-US")
  return new CommandLineError(
    `${name}: ${megabytes(size)} MB is over the limit of ${megabytes(largestFile)} MB for one file`,
  )
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "ENOENT") return "no such file"
  if (code === "EACCES" || code === "EPERM") return "may not be read by this user"
  return error instanceof Error ? error.message : String(error)
}
