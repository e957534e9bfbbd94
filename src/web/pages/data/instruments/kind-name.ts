import type { InstrumentSummary } from "../../../../contract/index.ts"

const names: Readonly<Record<InstrumentSummary["kind"], string>> = {
  equity: "Share",
  etf: "Exchange-traded fund",
  fund: "Fund",
  index: "Index",
  fx: "Exchange rate",
  crypto: "Coin",
  future: "Future",
}

/** What an instrument is, in a word. */
export function kindName(kind: InstrumentSummary["kind"]): string {
  return names[kind]
}
