import { InvalidBacktest } from "../invalid-backtest.ts"

export type Token = {
  readonly kind: "number" | "name" | "symbol" | "end"
  readonly text: string
  readonly at: number
}

/** Longest text that is read at all, so that a hostile one costs nothing. */
const LONGEST = 2000

const token = /\s+|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[A-Za-z_]\w*)|(?<symbol><=|>=|==|!=|[-+*/<>(),])/y

/** The tokens of an expression, an `end` last. */
export function tokenize(text: string): Token[] {
  if (text.length > LONGEST) {
    throw new InvalidBacktest(
      "bad-expression",
      `the expression has ${text.length} characters; at most ${LONGEST} are allowed`,
    )
  }
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const groups = token.exec(text)?.groups
    if (groups === undefined) throw unreadable(text, at)
    for (const kind of ["number", "name", "symbol"] as const) {
      const found = groups[kind]
      if (found !== undefined) tokens.push({ kind, text: found, at })
    }
    at = token.lastIndex
  }
  tokens.push({ kind: "end", text: "", at })
  return tokens
}

/** Beyond ASCII by its code as well: some letters look like others, and some characters like nothing. */
function named(code: number): string {
  const character = String.fromCodePoint(code)
  const written = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `“${character}”` : ""
  if (written !== "" && code < 0x80) return written
  const hexadecimal = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
  return written === "" ? hexadecimal : `${written} (${hexadecimal})`
}

function unreadable(text: string, at: number): InvalidBacktest {
  return new InvalidBacktest(
    "bad-expression",
    `${named(text.codePointAt(at) ?? 0)} at position ${at + 1} is not part of the language; allowed are numbers, names, + - * /, < <= > >= == !=, and, or, not, ( ) and ,`,
  )
}
