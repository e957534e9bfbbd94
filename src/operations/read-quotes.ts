import type { DataProblem, QuoteList, QuoteView } from "../contract/index.ts"
import { describeProvenance, describeTrials } from "./describe-answer.ts"
import { problemOf } from "./describe-problem.ts"
import type { Answer, Quote } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { resolveSymbols } from "./resolve-symbols.ts"

const unknown: Answer<Quote> = {
  value: null,
  source: null,
  asOf: null,
  fetchedAt: null,
  freshness: "missing",
  reason: "unknown-symbol",
  tried: [],
  notes: [],
}

/** Last prices by symbol or instrument id, an entry for each in the order asked for; what could not be had is among the problems. */
export async function readQuotes(context: PricesContext, symbols: readonly string[]): Promise<QuoteList> {
  const refs = await resolveSymbols(context, symbols)
  const answers = await context.marketData.quotes([...refs.values()], {
    caller: { kind: "interactive", priority: 0 },
  })
  const problems: DataProblem[] = []
  const data = symbols.map((symbol): QuoteView => {
    const ref = refs.get(symbol)
    const answer = (ref === undefined ? undefined : answers.get(ref.id)) ?? unknown
    const problem =
      ref === undefined
        ? { subject: symbol, code: "unknown-symbol", detail: "no instrument has this symbol; add it first" }
        : problemOf(symbol, answer)
    if (problem !== null) problems.push(problem)
    return {
      symbol,
      instrument: ref?.id ?? null,
      price: answer.value?.price ?? null,
      previousClose: answer.value?.previousClose ?? null,
      currency: answer.value?.currency ?? ref?.currency ?? null,
      marketState: answer.value?.marketState ?? null,
      ...describeProvenance(answer),
      tried: describeTrials(answer.tried),
    }
  })
  return { data, problems }
}
