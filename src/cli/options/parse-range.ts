import { InvalidArgumentError } from "commander"
import { parseAssignment } from "./parse-assignment.ts"
import { parseNumber } from "./parse-number.ts"

export type NamedRange = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly step: number
}

/** Gathers ranges `name=from:to:step`, both ends included; without a step it is 1, and one number is one value. */
export function collectRanges(text: string, earlier: readonly NamedRange[] | undefined): NamedRange[] {
  const { name, value } = parseAssignment(text)
  const parts = value.split(":").map(parseNumber)
  if (parts.length > 3) throw new InvalidArgumentError("name=from:to:step was expected, such as fast=5:50:5.")
  const [from, to = from, step = 1] = parts
  return [...(earlier ?? []), { name, from, to, step }]
}
