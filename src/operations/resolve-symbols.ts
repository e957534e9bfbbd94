import type { InstrumentRef } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"

const DAY_MS = 86_400_000

/**
 * The instruments that texts name today: an instrument's id, or a symbol as the provider writes it whose symbols people use. Those
 * that name none are left out.
 */
export async function resolveSymbols(
  { prices, symbolsOf, clock }: Pick<PricesContext, "prices" | "symbolsOf" | "clock">,
  symbols: readonly string[],
): Promise<Map<string, InstrumentRef>> {
  const today = Math.floor(clock() / DAY_MS)
  const byId = new Map((await prices.findInstruments(symbols, today)).map((found) => [found.id, found]))
  const ids = new Map<string, string>()
  for (const symbol of symbols) {
    const id = byId.has(symbol) ? symbol : await prices.resolveSymbol(symbolsOf, symbol, today)
    if (id !== null) ids.set(symbol, id)
  }
  const found = await prices.findInstruments([...new Set(ids.values())], today)
  const refs = new Map(found.map((ref) => [ref.id, ref]))
  return new Map(
    [...ids].flatMap(([symbol, id]) => {
      const ref = refs.get(id)
      return ref === undefined ? [] : [[symbol, ref]]
    }),
  )
}
