import { isoDate } from "../../../engine/money/iso-date.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { type Call, ProviderGuard } from "../../resilience/provider-guard.ts"
import type { World } from "../../resilience/world.ts"
import { askChunk, noData } from "../ask-chunk.ts"
import { type FxTable, fxTable, tableOutcomes } from "../fx-table.ts"
import type { HttpResponse } from "../http-client.ts"
import { refuseUnwellStatus } from "../http-status.ts"
import type { Capabilities, FxRequest, Provider } from "../provider.ts"
import { parseEcbCsv } from "./parse-ecb-csv.ts"
import { parseEcbXml } from "./parse-ecb-xml.ts"

const day = 86_400_000
/** The file of 90 days holds at least this many calendar days, weekends and holidays counted. */
const recentDays = 85

/** Reference rates, not dealing rates: one figure a currency on each TARGET day, at about 16:00 in Frankfurt. */
const ecbCapabilities: Capabilities = {
  asks: ["fx-history"],
  kinds: ["fx"],
  exchanges: null,
  batchSize: { "fx-history": 50 },
  limits: {
    rates: [{ per: "second", requests: 1, burst: 4 }],
    quotas: [{ per: "day", requests: 500 }],
    symbolsPerMonth: null,
    timeZone: "Europe/Berlin",
    slots: 2,
    places: 50,
  },
  delayMs: 15 * 60_000,
  needsKey: false,
}

const xmlTypes = ["text/xml", "application/xml"]
const csvTypes = ["text/csv", "application/vnd.sdmx.data+csv"]

type EcbAddresses = {
  /** Where `eurofxref-hist-90d.xml` is. */
  readonly files: URL
  /** The data portal, for ranges that begin earlier. */
  readonly portal: URL
}

/** One request is every currency: pairs without the euro are crossed through it. */
export function createEcbProvider({
  addresses,
  world,
}: {
  readonly addresses: EcbAddresses
  readonly world: World
}): Provider {
  const fetchRecent = async (remainingMs: number) => {
    const response = await world.http.get(
      new URL("/stats/eurofxref/eurofxref-hist-90d.xml", addresses.files),
      {
        remainingMs,
      },
    )
    return parseEcbXml(bodyOf(response, xmlTypes))
  }
  const guard = new ProviderGuard({
    provider: "ecb",
    limits: ecbCapabilities.limits,
    configuration: "",
    probe: fetchRecent,
    world,
  })

  const fetchRange = async (requests: readonly FxRequest[], currencies: string, remainingMs: number) => {
    const from = isoDate(Math.min(...requests.map((request) => request.from)))
    const to = isoDate(Math.max(...requests.map((request) => request.to)))
    const path = `/service/data/EXR/D.${currencies}.EUR.SP00.A?format=csvdata&startPeriod=${from}&endPeriod=${to}`
    const response = await world.http.get(new URL(path, addresses.portal), { remainingMs })
    // So the portal says that it has none of the series.
    return response.status === 404 ? fxTable("EUR", []) : parseEcbCsv(bodyOf(response, csvTypes))
  }

  const ask = (requests: readonly FxRequest[], call: Call): Promise<FxTable> => {
    const currencies = new Set(requests.flatMap(({ base, quote }) => [base, quote]))
    currencies.delete("EUR")
    const request = { symbols: [...currencies], call }
    const firstRecent = Math.floor(world.clock() / day) - recentDays
    return requests.every(({ from }) => from >= firstRecent)
      ? guard.run({ ...request, endpoint: "hist-90d" }, fetchRecent)
      : guard.run({ ...request, endpoint: "portal" }, (remainingMs) =>
          fetchRange(requests, request.symbols.join("+"), remainingMs),
        )
  }

  return {
    id: "ecb",
    capabilities: ecbCapabilities,
    breaker: guard.breaker,
    symbolOf: () => null,
    asks: {
      "fx-history": (requests, call) =>
        askChunk(guard, requests, async () => {
          const outcomes = tableOutcomes(await ask(requests, call), requests)
          // A currency that is not in these days may be in others: series end, as those of HRK and RUB did.
          return new Map(requests.map((request) => [request, outcomes.get(request) ?? noData]))
        }),
    },
  }
}

function bodyOf(response: HttpResponse, types: readonly string[]): string {
  refuseUnwellStatus(response)
  const { status, contentType, body } = response
  if (status === 401 || status === 403) throw new ProviderFailure("unauthorised", `status ${status}`)
  if (status !== 200 || !types.includes(contentType)) {
    throw new ProviderFailure(
      "malformed",
      `status ${status}, ${contentType || "untyped"}, expected ${types[0]}`,
    )
  }
  return body
}
