import { isoDate, parseIsoDate, weekday } from "../../../engine/money/iso-date.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { type Call, ProviderGuard } from "../../resilience/provider-guard.ts"
import type { World } from "../../resilience/world.ts"
import { askChunks, askDividing } from "../ask-chunk.ts"
import { type FxRow, fxTable, tableOutcomes } from "../fx-table.ts"
import type { HttpResponse } from "../http-client.ts"
import { refuseUnwellStatus } from "../http-status.ts"
import { asArray, asNumber, asRecord, asText, readJson } from "../json-shape.ts"
import type { Capabilities, FxRequest, Provider } from "../provider.ts"

/** The rates of the ECB in JSON; may be one's own installation. */
const frankfurterCapabilities: Capabilities = {
  asks: ["fx-history"],
  kinds: ["fx"],
  exchanges: null,
  batchSize: { "fx-history": 50 },
  limits: {
    rates: [{ per: "second", requests: 1, burst: 4 }],
    quotas: [{ per: "day", requests: 1_000 }],
    symbolsPerMonth: null,
    timeZone: "UTC",
    slots: 2,
    places: 50,
  },
  delayMs: 30 * 60_000,
  needsKey: false,
}

/** One request a base currency, with every quote currency asked for of it. */
export function createFrankfurterProvider({
  address,
  world,
}: {
  readonly address: URL
  readonly world: World
}): Provider {
  // Without `providers` the service blends many sources, so that a rate has no one who said it.
  const fetchRates = async (query: string, remainingMs: number) =>
    world.http.get(new URL(`/v2/rates?${query}&providers=ecb`, address), { remainingMs })
  const guard = new ProviderGuard({
    provider: "frankfurter",
    limits: frankfurterCapabilities.limits,
    configuration: "",
    probe: async (remainingMs) => readRates(await fetchRates("base=EUR&quotes=USD", remainingMs), 1),
    world,
  })
  const ask = async (base: string, requests: readonly FxRequest[], call: Call) => {
    const from = isoDate(Math.min(...requests.map((request) => request.from)))
    const to = isoDate(Math.max(...requests.map((request) => request.to)))
    const quotes = [...new Set(requests.map(({ quote }) => quote))]
    const query = `base=${base}&quotes=${quotes.join(",")}&from=${from}&to=${to}`
    return guard.run({ endpoint: "rates", symbols: quotes, call }, async (remainingMs) =>
      readRates(await fetchRates(query, remainingMs), quotes.length),
    )
  }
  return {
    id: "frankfurter",
    capabilities: frankfurterCapabilities,
    breaker: guard.breaker,
    symbolOf: () => null,
    asks: {
      "fx-history": (requests, call) =>
        askChunks(groupsByBase(requests), (group) =>
          askDividing(guard, group, async (part) => {
            const base = part[0]?.base ?? ""
            return tableOutcomes(fxTable(base, await ask(base, part, call)), part)
          }),
        ),
    },
  }
}

function groupsByBase(requests: readonly FxRequest[]): FxRequest[][] {
  const bases = new Set(requests.map(({ base }) => base))
  return [...bases].map((base) => requests.filter((request) => request.base === base))
}

/** `[{date, base, quote, rate}]`. Rows of a weekend repeat Friday's and are left out. */
function readRates(response: HttpResponse, quotes: number): FxRow[] {
  refuseUnwellStatus(response)
  const { status } = response
  if (status === 422 || status === 404) throw refusal(status, quotes)
  if (status === 401 || status === 403) throw new ProviderFailure("unauthorised", `status ${status}`)
  if (status !== 200) throw new ProviderFailure("malformed", `status ${status}`, { mayRetry: false })
  return asArray(readJson(response), "rates")
    .map((value, index) => {
      const row = asRecord(value, `rates[${index}]`)
      const date = asText(row["date"], `rates[${index}].date`)
      const day = parseIsoDate(date)
      if (day === null) throw new ProviderFailure("malformed", `rates[${index}].date is ${date}`)
      const currency = asText(row["quote"], `rates[${index}].quote`)
      return { day, currency, rate: asNumber(row["rate"], `rates[${index}].rate`) }
    })
    .filter(({ day }) => weekday(day) !== 0 && weekday(day) !== 6)
}

/** One code it does not know has the whole request refused; of several it is not known which. */
function refusal(status: number, quotes: number): ProviderFailure {
  const text = `status ${status}`
  return quotes === 1
    ? new ProviderFailure("bad-symbol", text)
    : new ProviderFailure("malformed", text, { mayRetry: false, counts: false })
}
