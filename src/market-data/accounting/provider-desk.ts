import type { InstrumentRef, ProviderId, ProviderStateStore } from "../../operations/market-data-port.ts"
import type { ProviderDesk, ProviderStatus } from "../../operations/market-data-upkeep-port.ts"
import type { Clock } from "../../operations/ports.ts"
import type { Provider } from "../providers/provider.ts"
import { retryAtOf } from "../resilience/circuit-breaker.ts"
import { interactiveShare } from "../resilience/request-limits.ts"
import { RequestQuota } from "../resilience/request-quota.ts"
import type { ProviderRecord } from "./provider-record.ts"

/** How long someone waits who tries a provider. */
const trialMs = 4_000

/** A share that every provider of shares has. */
const liquid: InstrumentRef = {
  id: "trial",
  kind: "equity",
  symbol: "AAPL",
  mic: "XNAS",
  currency: "USD",
  listings: {},
}

/** The providers of this process, with what all processes know of them. */
export function createProviderDesk(options: {
  /** In the order in which they are asked. */
  readonly providers: readonly Provider[]
  readonly record: ProviderRecord
  readonly state: ProviderStateStore
  readonly clock: Clock
  /** Told when a provider was tried before its time. */
  readonly onTry: () => void
}): ProviderDesk {
  const { providers, record, state, clock, onTry } = options

  const statusOf = async (provider: Provider): Promise<ProviderStatus> => {
    const { id, capabilities, breaker } = provider
    const { limits } = capabilities
    const current = await breaker.read()
    const { lastAnswerAt, lastError, skips, answered, failed } = record.historyOf(id)
    const used = await new RequestQuota(id, limits, state).used(clock())
    return {
      id,
      asks: Object.keys(provider.asks),
      breaker: current,
      nextProbe: retryAtOf(current),
      lastAnswerAt,
      lastError,
      quotas: limits.quotas.map(({ per, requests }) => ({
        per,
        used: used.requests[per] ?? 0,
        limit: requests,
        jobLimit: Math.floor(requests * (1 - interactiveShare)),
      })),
      rates: limits.rates.map(({ per, requests, burst }) => ({ per, limit: requests, burst })),
      symbols: limits.symbolsPerMonth === null ? null : { used: used.symbols, limit: limits.symbolsPerMonth },
      skips: new Map(skips),
      answered,
      failed,
    }
  }

  return {
    list: () => Promise.all(providers.map(statusOf)),
    async tryNow(id: ProviderId) {
      const provider = providers.find((each) => each.id === id)
      if (provider === undefined) return null
      await provider.breaker.moveProbeForward()
      const call = { kind: "interactive", priority: 0, deadlineAt: clock() + trialMs } as const
      const today = Math.floor(clock() / 86_400_000)
      if (provider.asks.quotes === undefined) {
        await provider.asks["fx-history"]?.([{ base: "EUR", quote: "USD", from: today - 7, to: today }], call)
      } else await provider.asks.quotes([liquid], call)
      onTry()
      return statusOf(provider)
    },
  }
}
