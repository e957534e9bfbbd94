import { InvalidArgumentError } from "commander"
import { parseCurrency } from "./parse-currency.ts"
import { parseNumber } from "./parse-number.ts"

/** `A=0.6,B=0.4`: numbers by name; a name given twice is refused. */
export function parseNumberList(text: string): Record<string, number> {
  return parseList(text, "A=0.6,B=0.4", parseNumber)
}

/** `B=EUR,C=GBP`: currencies by name. */
export function parseCurrencyList(text: string): Record<string, string> {
  return parseList(text, "B=EUR,C=GBP", parseCurrency)
}

function parseList<T>(text: string, example: string, parse: (value: string) => T): Record<string, T> {
  const list: Record<string, T> = {}
  for (const part of text.split(",")) {
    const at = part.lastIndexOf("=")
    const name = part.slice(0, at).trim()
    if (at < 1 || name === "") throw new InvalidArgumentError(`${example} was expected.`)
    if (Object.hasOwn(list, name)) throw new InvalidArgumentError(`${name} was given twice.`)
    list[name] = parse(part.slice(at + 1).trim())
  }
  return list
}
