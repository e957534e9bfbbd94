import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { StoreInUse } from "../store-errors.ts"
import { takeFileLock } from "./node-sqlite-driver.ts"

/**
 * Makes this process the one server of a data directory until the function returned is called or the process ends,
 * by kill -9 too. Commands that only read or import need no lock: the store itself copes with several processes, but two
 * servers would each answer from caches that the other does not know of. Throws `StoreInUse`.
 */
export function lockDataDir(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const release = takeFileLock(join(directory, "server.lock"))
  if (release === null) throw new StoreInUse(directory)
  return release
}
