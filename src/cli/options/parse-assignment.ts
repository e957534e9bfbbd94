import { InvalidArgumentError } from "commander"
import { parseNumber } from "./parse-number.ts"

export type Assignment = { readonly name: string; readonly value: string }

/** `fast=10`: a name, an equals sign, a value. */
export function parseAssignment(text: string): Assignment {
  const at = text.indexOf("=")
  if (at < 1 || at === text.length - 1) {
    throw new InvalidArgumentError("name=value was expected, such as fast=10.")
  }
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}

/** Gathers `name=number` options into one object; a name given twice is refused. */
export function collectNumbers(
  text: string,
  earlier: Readonly<Record<string, number>> | undefined,
): Record<string, number> {
  const { name, value } = parseAssignment(text)
  if (earlier !== undefined && Object.hasOwn(earlier, name)) {
    throw new InvalidArgumentError(`${name} was given twice.`)
  }
  return { ...earlier, [name]: parseNumber(value) }
}
