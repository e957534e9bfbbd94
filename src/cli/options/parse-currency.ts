import { InvalidArgumentError } from "commander"

/** The code of a currency, three capital letters. */
export function parseCurrency(text: string): string {
  if (!/^[A-Z]{3}$/.test(text)) throw new InvalidArgumentError("A currency was expected, such as USD.")
  return text
}
