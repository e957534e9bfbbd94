/** What the checks need of the legs of a trade. */
export type LegTotals = {
  /** Σ(± quantity × price) ÷ contracts: per share, + credit, − debit, before slippage. */
  readonly netPrice: number
  /** Quantity of the first leg that is no multiple of the contracts; 0 when all are. */
  readonly oddQuantity: number
  readonly legs: number
}

const SPACE = 0x20
const DOT = 0x2e
const ZERO = 0x30
const BAR = 0x7c

/** Three letters as one number, so that no text is cut out to compare it. */
const packed = (word: string) => (word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.charCodeAt(2)

const months = new Set(
  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map(packed),
)
const SOLD = packed("STO")
const BOUGHT = packed("BTO")
const CALL = 0x43
const PUT = 0x50

/** Reads `3 Oct 8 6725 P STO 4.45`; a hand loop, since a log has a few legs a trade. */
class LegScanner {
  readonly #text: string
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.at >= this.#text.length
  }

  skip(code: number): boolean {
    if (this.#text.charCodeAt(this.at) !== code) return false
    this.at++
    return true
  }

  /** A number of at most 12 digits; NaN when there is none. */
  number(): number {
    const text = this.#text
    let digits = 0
    let mantissa = 0
    let scale = 0
    for (; this.at < text.length; this.at++) {
      const digit = text.charCodeAt(this.at) - ZERO
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit
        scale *= 10
        digits++
      } else if (digit === DOT - ZERO && scale === 0) {
        scale = 1
      } else {
        break
      }
    }
    return digits === 0 || digits > 12 ? NaN : mantissa / Math.max(scale, 1)
  }

  /** The next three characters as one number. */
  threeLetters(): number {
    const text = this.#text
    this.at += 3
    return (
      (text.charCodeAt(this.at - 3) << 16) |
      (text.charCodeAt(this.at - 2) << 8) |
      text.charCodeAt(this.at - 1)
    )
  }
}

/**
 * Adds up the legs of a trade, each `quantity month day strike C/P STO/BTO price`, joined by vertical bars. Null when the text is not
 * made of such legs, as in hand-made logs.
 */
export function legTotals(text: string, contracts: number): LegTotals | null {
  const scanner = new LegScanner(text)
  let net = 0
  let legs = 0
  let oddQuantity = 0
  for (;;) {
    const quantity = scanner.number()
    if (
      Number.isNaN(quantity) ||
      !scanner.skip(SPACE) ||
      !months.has(scanner.threeLetters()) ||
      !scanner.skip(SPACE)
    )
      return null
    if (Number.isNaN(scanner.number()) || !scanner.skip(SPACE)) return null
    if (Number.isNaN(scanner.number()) || !scanner.skip(SPACE)) return null
    if (!(scanner.skip(CALL) || scanner.skip(PUT)) || !scanner.skip(SPACE)) return null
    const side = scanner.threeLetters()
    if ((side !== SOLD && side !== BOUGHT) || !scanner.skip(SPACE)) return null
    const price = scanner.number()
    if (Number.isNaN(price)) return null
    legs++
    net += side === SOLD ? quantity * price : -quantity * price
    if (oddQuantity === 0 && quantity % contracts !== 0) oddQuantity = quantity
    if (scanner.ended) return { netPrice: net / contracts, oddQuantity, legs }
    if (!scanner.skip(SPACE) || !scanner.skip(BAR) || !scanner.skip(SPACE)) return null
  }
}
