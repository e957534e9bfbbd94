import { InvalidArgumentError } from "commander"

/** A calendar date `YYYY-MM-DD` that exists. The text is kept: a date is never an instant. */
export function parseDay(text: string): string {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("A date was expected, as YYYY-MM-DD.")
  }
  return text
}
