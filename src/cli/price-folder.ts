import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { SourceFile } from "../operations/ports.ts"
import { CommandLineError } from "./command-line-error.ts"

/**
 * Finds the file of a symbol in a folder of `SYMBOL.csv` files. A symbol is looked up among the names that are there and never becomes part of a path
 * otherwise. Throws `CommandLineError` when the folder cannot be listed.
 */
export async function priceFolder(
  path: string,
  readInput: (path: string) => Promise<SourceFile>,
): Promise<(symbol: string) => Promise<SourceFile | null>> {
  const names = new Set(await list(path))
  return async (symbol) => {
    const name = `${symbol}.csv`
    return names.has(name) ? readInput(join(path, name)) : null
  }
}

async function list(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error && error.code === "ENOENT"
        ? "no such folder"
        : "cannot be listed"
    throw new CommandLineError(`${path}: ${reason}; a folder of SYMBOL.csv files was expected`, {
      cause: error,
    })
  }
}
