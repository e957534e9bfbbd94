import type { SearchResult } from "../contract/index.ts"
import { describeProvenance } from "./describe-answer.ts"
import { problemOf } from "./describe-problem.ts"
import type { PricesContext } from "./prices-context.ts"

/** Instruments that a text may mean, as providers have them; which one it is, is the user's to say. */
export async function searchInstruments(
  { prices, marketData, clock }: Pick<PricesContext, "prices" | "marketData" | "clock">,
  text: string,
): Promise<SearchResult> {
  const answer = await marketData.search(text, { caller: { kind: "interactive", priority: 0 } })
  const today = Math.floor(clock() / 86_400_000)
  const data: SearchResult["data"] = []
  for (const { provider, symbol, name, kind, mic } of answer.value ?? []) {
    const instrument = await prices.resolveSymbol(provider, symbol, today)
    data.push({ provider, symbol, name, kind, mic, instrument })
  }
  const problem = problemOf(text, answer)
  return { data, ...describeProvenance(answer), problems: problem === null ? [] : [problem] }
}
