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

function unreadable(text: string, at: number): InvalidBacktest {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return new InvalidBacktest(
    "bad-expression",
    `“${found}” at position ${at + 1} is not part of the language; allowed are numbers, names, + - * /, < <= > >= == !=, and, or, not, ( ) and ,`,
  )
}
