import { readFiles } from "../src/import-formats/read-files.ts"
import type { ReadTradeLogFile } from "../src/operations/ports.ts"

/** Parses and checks a trade log, as an import does. */
export function readLog(bytes: Uint8Array): ReadTradeLogFile {
  const [file] = readFiles([{ name: "bench.csv", bytes }], {})
  if (file.role !== "trade-log") throw new Error(`bench.csv was read as a ${file.role}`)
  return file
}
