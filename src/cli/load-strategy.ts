import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { StrategyProgram } from "../operations/backtests-port.ts"
import { CommandLineError } from "./command-line-error.ts"

/** Runs a module and takes the strategy that it exports by default. Throws `CommandLineError` when it exports none. */
export async function loadStrategy(path: string): Promise<StrategyProgram> {
  if (!existsSync(path)) throw new CommandLineError(`${path}: no such file`)
  freezeNumbers()
  let exported: unknown
  try {
    const module = (await import(pathToFileURL(resolve(path)).href)) as { readonly default?: unknown }
    exported = module.default
  } catch (error) {
    throw new CommandLineError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  if (!isProgram(exported)) {
    throw new CommandLineError(
      `${path}: the default export is no strategy; an object with id, rule, parameters and prepare(setup, parameters) was expected`,
    )
  }
  exported.parameters.forEach((parameter: unknown, i) => {
    if (isParameter(parameter)) return
    throw new CommandLineError(
      `${path}: parameters[${i}] is none; { name, label, kind: "integer" or "number", default, min, max } with min ≤ default ≤ max was expected`,
    )
  })
  return exported
}

/**
 * The engine's indicators call these for values of every bar, later ones too: a strategy that put functions of its own in their places
 * would be told them.
 */
function freezeNumbers(): void {
  const ofAllArrays: unknown = Object.getPrototypeOf(Float64Array)
  for (const owner of [Math, Number, Float64Array, ofAllArrays]) {
    Object.freeze(owner)
    if (typeof owner === "function") Object.freeze(owner.prototype)
  }
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

function isParameter(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false
  const {
    name,
    kind,
    default: usual,
    min,
    max,
  } = value as Partial<Record<keyof StrategyProgram["parameters"][number], unknown>>
  return (
    typeof name === "string" &&
    (kind === "integer" || kind === "number") &&
    [min, usual, max].every(Number.isFinite) &&
    Number(min) <= Number(usual) &&
    Number(usual) <= Number(max)
  )
}
