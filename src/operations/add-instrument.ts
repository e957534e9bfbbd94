import type { InstrumentRef, ProviderId, SearchCandidate } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { ProviderNotFound } from "./price-errors.ts"
import { resolveSymbols } from "./resolve-symbols.ts"

/**
 * The instrument of a provider's symbol, made when there is none yet. What it is comes from the provider's own search where that
 * answers with exactly this symbol, else from the symbol's form: a price, and with it the currency, is learnt when it is first
 * asked for. Throws `ProviderNotFound`.
 */
export async function addInstrument(
  context: PricesContext,
  {
    provider,
    symbol,
    described,
  }: {
    readonly provider: ProviderId
    readonly symbol: string
    /** What is known of it already; without it the provider is asked. */
    readonly described?: Pick<SearchCandidate, "name" | "kind" | "mic">
  },
): Promise<{ readonly instrument: InstrumentRef; readonly isNew: boolean }> {
  const { prices, marketData, newId } = context
  const known = (await resolveSymbols({ ...context, symbolsOf: provider }, [symbol])).get(symbol)
  if (known !== undefined) return { instrument: known, isNew: false }
  const identified = marketData.identify(provider, symbol)
  if (identified === null) throw new ProviderNotFound(provider)
  const candidate = described ?? (await findCandidate(context, symbol))
  const id = newId()
  const mic = candidate?.mic ?? identified.mic
  const kind = candidate?.kind ?? identified.kind ?? "equity"
  const { symbol: plain } = identified
  const currency = kind === "fx" ? plain.slice(3) : null
  await prices.saveInstrument({
    id,
    kind,
    symbol: plain,
    mic,
    currency,
    name: candidate?.name ?? null,
    listedOn: null,
  })
  await prices.mapSymbol({ provider, symbol, instrument: id, quotedIn: null, from: null, to: null })
  const listings = { [provider]: { symbol, quotedIn: null } }
  return { instrument: { id, kind, symbol: plain, mic, currency, listings }, isNew: true }
}

async function findCandidate(
  { marketData }: Pick<PricesContext, "marketData">,
  symbol: string,
): Promise<SearchCandidate | undefined> {
  const { value } = await marketData.search(symbol, { caller: { kind: "interactive", priority: 0 } })
  return value?.find((candidate) => candidate.symbol.toLowerCase() === symbol.toLowerCase())
}
