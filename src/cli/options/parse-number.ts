import { InvalidArgumentError } from "commander"

/** A plain decimal number, such as `0.02` or `-1e3`; hexadecimal, blank and `Infinity` are not. */
const shape = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** Any finite number. */
export function parseNumber(text: string): number {
  const value = shape.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) throw new InvalidArgumentError("A number was expected.")
  return value
}

/** An annual rate as a fraction: 0.02 is two percent. */
export function parseRate(text: string): number {
  const rate = parseNumber(text)
  if (rate <= -1 || rate > 10) {
    throw new InvalidArgumentError("A fraction above -1 was expected, such as 0.02 for two percent.")
  }
  return rate
}

/** Money or another quantity above zero. */
export function parsePositive(text: string): number {
  const value = parseNumber(text)
  if (value <= 0) throw new InvalidArgumentError("A number above 0 was expected.")
  return value
}

/** A whole number from 1 on. */
export function parseCount(text: string): number {
  const count = parseNumber(text)
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new InvalidArgumentError("A whole number from 1 on was expected.")
  }
  return count
}

/** Beyond it, threads cost memory and are no help on any machine that this runs on. */
const mostWorkers = 64

/** Threads to work in. */
export function parseWorkers(text: string): number {
  const workers = parseNumber(text)
  if (!Number.isInteger(workers) || workers < 1 || workers > mostWorkers) {
    throw new InvalidArgumentError(`A whole number from 1 to ${mostWorkers} was expected.`)
  }
  return workers
}

/** A TCP port; 0 takes a free one. */
export function parsePort(text: string): number {
  const port = parseNumber(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("A port from 0 to 65535 was expected.")
  }
  return port
}

/** Whole numbers above zero, comma-separated. */
export function parseSizes(text: string): number[] {
  return text.split(",").map((part) => {
    const size = parseNumber(part.trim())
    if (!Number.isInteger(size) || size < 1 || size > 1_000_000) {
      throw new InvalidArgumentError(
        "Whole numbers from 1 to 1000000 were expected, with commas between them.",
      )
    }
    return size
  })
}
