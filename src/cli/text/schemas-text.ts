import type { StrategySchema } from "../../operations/list-strategies.ts"
import type { TextOutput } from "../cli-world.ts"
import { columns } from "./columns.ts"
import { printSections } from "./print-sections.ts"
import { type Style, styleFor } from "./style.ts"

/** Prints strategies with their rules and parameters. */
export function schemasText(strategies: readonly StrategySchema[], stdout: TextOutput): void {
  const style = styleFor(stdout)
  printSections(
    strategies.map((strategy) => schemaLines(strategy, style)),
    stdout,
  )
}

function schemaLines(
  { id, label, rule, parameters, expressions, constraint }: StrategySchema,
  style: Style,
): string[] {
  const rows = parameters.map((parameter) => [
    `  ${parameter.name}`,
    String(parameter.default),
    `${parameter.kind === "integer" ? "whole, " : ""}${parameter.min} to ${parameter.max}`,
    style.dim(parameter.label),
  ])
  return [
    `${style.bold(id)}  ${style.dim(label)}`,
    `  ${rule}`,
    ...columns(rows, ["left", "right", "left", "left"]),
    ...expressions.map(({ name, example }) => `  --${name} '${example}'`),
    ...(constraint === null ? [] : [`  ${constraint}`]),
  ]
}
