import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { StrategyProgram } from "../operations/backtests-port.ts"
import { CommandLineError } from "./command-line-error.ts"

/** Runs a module and takes the strategy that it exports by default. Throws `CommandLineError` when it exports none. */
export async function loadStrategy(path: string): Promise<StrategyProgram> {
  if (!existsSync(path)) throw new CommandLineError(`${path}: no such file`)
  let exported: unknown
  try {
    const module = (await import(pathToFileURL(resolve(path)).href)) as { readonly default?: unknown }
    exported = module.default
  } catch (error) {
    throw new CommandLineError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  if (isProgram(exported)) return exported
  throw new CommandLineError(
    `${path}: the default export is no strategy; an object with id, rule, parameters and prepare(setup, parameters) was expected`,
  )
}

function isProgram(value: unknown): value is StrategyProgram {
  if (typeof value !== "object" || value === null) return false
  const { id, rule, parameters, prepare } = value as Partial<Record<keyof StrategyProgram, unknown>>
  return (
    typeof id === "string" &&
    typeof rule === "string" &&
    Array.isArray(parameters) &&
    typeof prepare === "function"
  )
}
