import { z } from "zod"
import { page } from "./portfolios.ts"

export const providerId = z.enum(["yahoo", "demo", "tiingo", "ecb", "frankfurter"])

export const priceSource = z
  .enum([...providerId.options, "manual", "csv", "derived"])
  .describe("a vendor, a price typed in by hand, a file, or worked out from others")

export const instrumentKind = z.enum(["equity", "etf", "fund", "index", "fx", "crypto", "future"])

export const freshness = z
  .enum(["fresh", "stale", "missing"])
  .describe("fresh until its market has traded since; stale has a value and its age; missing has none")

export const answerReason = z.enum([
  "provider-throttled",
  "provider-unreachable",
  "provider-malformed",
  "provider-unauthorised",
  "provider-busy",
  "no-data",
  "unknown-symbol",
  "dead-listing",
  "no-provider",
  "no-trade-since",
  "queued",
])

export const adjustment = z
  .enum(["none", "splits", "splits-dividends"])
  .describe("as traded; for price charts; for returns and signals")

/** Something to say beside a figure. */
export const answerNote = z.object({ code: z.string(), text: z.string() })

/** One provider's part in an answer. */
export const trial = z.object({
  provider: providerId,
  outcome: z.enum(["answered", "skipped", "failed"]),
  why: z.string().nullable().describe("why there was no request, or what became of it"),
  at: z.string(),
  elapsedMs: z.number(),
  retryAt: z.string().nullable().describe("when it may be asked again"),
})

/** What is shown beside every figure: who said it, when it was true, and when we learnt it. */
const provenance = {
  source: priceSource.nullable(),
  asOf: z.string().nullable().describe("when it was true in the market: a date, or a moment"),
  fetchedAt: z.string().nullable().describe("when we learnt it"),
  freshness,
  reason: answerReason.nullable().describe("why it is not fresh"),
  notes: z.array(answerNote),
}

/** What could not be done, beside what could: one bad symbol never blanks a page. */
export const dataProblem = z.object({
  subject: z.string().describe("symbol, instrument id or currency pair"),
  code: z.string(),
  detail: z.string(),
})

const days = { from: z.string(), to: z.string() }

/** An instrument as lists show it. */
export const instrumentSummary = z.object({
  id: z.string(),
  kind: instrumentKind,
  symbol: z.string(),
  mic: z.string().nullable(),
  currency: z.string().nullable(),
  name: z.string().nullable(),
  price: z.number().nullable().describe("in the main unit of the currency"),
  previousClose: z.number().nullable(),
  ...provenance,
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable().describe("of the stored bars"),
  bars: z.int(),
  provisionalFrom: z.string().nullable().describe("first day whose bar is not confirmed"),
  gaps: z.int().nullable().describe("ranges without bars; null where no calendar says what is missing"),
  flags: z.int().describe("open quality flags"),
  revision: z.int().describe("grows with every number that changes"),
})

/** `GET /instruments`. */
export const instrumentsQuery = z.object({
  query: z.string().max(100).optional().describe("part of a symbol or name"),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})

export const instrumentPage = page(instrumentSummary).extend({ problems: z.array(dataProblem) })

export const corporateAction = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("split"),
    exDate: z.string(),
    numerator: z.number(),
    denominator: z.number(),
  }),
  z.object({
    kind: z.literal("dividend"),
    exDate: z.string(),
    amount: z.number().describe("per share as it traded that day"),
  }),
])

export const qualityFlag = z.object({
  id: z.int(),
  check: z.string(),
  day: z.string(),
  lastDay: z.string(),
  verdict: z
    .enum(["flag", "hold", "reject"])
    .describe("a held row is kept out of reads until it is accepted"),
  detail: z.string(),
  state: z.enum(["open", "accepted", "corrected"]),
  foundAt: z.string(),
})

/** One number that is no longer what it was. */
export const priceChange = z.object({
  day: z.string(),
  field: z.string(),
  old: z.union([z.number(), z.string()]).nullable(),
  new: z.union([z.number(), z.string()]).nullable(),
  reason: z.string(),
  source: priceSource,
  at: z.string(),
  revision: z.int(),
})

/** `GET /instruments/{id}`. */
export const instrumentDetail = instrumentSummary.extend({
  exchange: z.string().nullable().describe("name of the calendar its sessions follow"),
  listings: z.array(z.object({ provider: providerId, symbol: z.string(), quotedIn: z.string().nullable() })),
  missing: z.array(z.object({ ...days, sessions: z.int() })),
  openFlags: z.array(qualityFlag),
  actions: z.array(corporateAction),
  changes: z.array(priceChange).describe("newest first"),
})

/** `POST /instruments`: one of the candidates of a search, or a symbol one knows. */
export const addInstrumentRequest = z.object({
  provider: providerId.default("yahoo"),
  symbol: z.string().trim().min(1).max(30).describe("as the provider writes it"),
})

/** `GET /instruments/{id}/prices`. */
export const pricesQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  adjust: adjustment.default("none"),
})

const column = z.array(z.number().nullable())

export const instrumentPrices = z.object({
  instrument: z.string(),
  currency: z.string().nullable(),
  adjust: adjustment,
  days: z.array(z.string()),
  open: column,
  high: column,
  low: column,
  close: column,
  volume: column,
  ...provenance,
  problems: z.array(dataProblem),
})

/** `PUT /instruments/{id}/prices/{day}`: a price typed in by hand wins over any vendor's for its day. */
export const manualPriceRequest = z.object({
  close: z.number().positive(),
  reason: z.string().trim().min(1).max(200),
})

/** `POST /instruments/{id}/refresh`. */
export const refreshAccepted = z.object({
  job: z.string(),
  joined: z.boolean().describe("the same work was waiting or under way already"),
})

export const searchQuery = z.object({ q: z.string().trim().min(1).max(100) })

export const searchCandidate = z.object({
  provider: providerId,
  symbol: z.string(),
  name: z.string(),
  kind: instrumentKind.nullable(),
  mic: z.string().nullable(),
  instrument: z.string().nullable().describe("id, where it is known here already"),
})

/** `GET /instruments/search`: candidates, never a choice. */
export const searchResult = z.object({
  data: z.array(searchCandidate),
  ...provenance,
  problems: z.array(dataProblem),
})

export const quotesQuery = z.object({
  symbols: z.string().min(1).max(10_000).describe("symbols or instrument ids with commas between them"),
})

export const quoteView = z.object({
  symbol: z.string().describe("as it was asked for"),
  instrument: z.string().nullable(),
  price: z.number().nullable(),
  previousClose: z.number().nullable(),
  currency: z.string().nullable(),
  marketState: z.enum(["pre", "open", "post", "closed"]).nullable(),
  ...provenance,
  tried: z.array(trial),
})

/** `GET /quotes`: an entry for every symbol asked for, in that order. */
export const quoteList = z.object({ data: z.array(quoteView), problems: z.array(dataProblem) })

const window = z.enum(["second", "minute", "hour", "day", "month"])

export const providerView = z.object({
  id: providerId,
  asks: z.array(z.string()).describe("what it can be asked for"),
  state: z.enum(["closed", "half-open", "open", "disabled"]).describe("of its breaker; closed is well"),
  since: z.string().nullable(),
  nextProbe: z.string().nullable().describe("when it may be asked again; null while it may be"),
  cause: z.string().nullable().describe("class of the failure that opened it"),
  openings: z.int().describe("how often in a row"),
  lastAnswerAt: z.string().nullable(),
  lastError: z.object({ class: z.string(), endpoint: z.string(), at: z.string() }).nullable(),
  quotas: z
    .array(z.object({ per: window, used: z.int(), limit: z.int(), jobLimit: z.int() }))
    .describe("counted calls; the share above jobLimit is kept for someone who waits"),
  rates: z.array(z.object({ per: window, limit: z.int(), burst: z.int() })),
  symbols: z.object({ used: z.int(), limit: z.int() }).nullable().describe("distinct ones this month"),
  skips: z.array(z.object({ why: z.string(), count: z.int() })).describe("asks that made no request"),
  answered: z.int().describe("requests since the start"),
  failed: z.int(),
})

/** `GET /providers`, in the order in which they are asked. */
export const providerList = z.object({ data: z.array(providerView) })

const tierCounts = z.object({
  kind: z.string(),
  memory: z.int(),
  redis: z.int(),
  store: z.int(),
  provider: z.int(),
  joined: z.int().describe("asks that waited for one under way"),
  stale: z.int().describe("served with their age; never a hit"),
  none: z.int(),
  hitRate: z.number().nullable().describe("fresh from a tier of our own, of all; null when none was asked"),
})

/** `GET /market-data/accounting`: instruments looked up, by the tier that answered. */
export const accounting = z.object({
  since: z.string(),
  kinds: z.array(tierCounts),
  total: tierCounts,
  warm: tierCounts.describe("since the last warming run, while no session boundary has passed"),
  warmedAt: z.string().nullable(),
  memory: z.object({ bytes: z.int(), maxBytes: z.int(), entries: z.int() }),
})

export const demoFaultKind = z.enum([
  "429",
  "429-after",
  "crumb-words",
  "5xx",
  "html",
  "truncated",
  "drip",
  "hang",
  "reset",
  "null-closes",
  "all-absent",
  "dead",
  "frozen",
])

/** Faults that the demo's provider plays: `GET` and `PUT /providers/demo/faults`. */
export const demoFaults = z.object({
  faults: z
    .array(
      z.object({
        kind: demoFaultKind,
        symbol: z.string().nullable().default(null).describe("only for requests of this symbol"),
        times: z.int().min(1).nullable().default(null).describe("how often; null is until it is taken back"),
      }),
    )
    .max(20),
})

export const demoFaultState = demoFaults.extend({
  kinds: z.array(demoFaultKind),
  requests: z.int().describe("that the demo's provider has had"),
})

export type DataProblem = z.infer<typeof dataProblem>
export type InstrumentSummary = z.infer<typeof instrumentSummary>
export type InstrumentPage = z.infer<typeof instrumentPage>
export type InstrumentDetail = z.infer<typeof instrumentDetail>
export type InstrumentPrices = z.infer<typeof instrumentPrices>
export type SearchResult = z.infer<typeof searchResult>
export type QuoteView = z.infer<typeof quoteView>
export type QuoteList = z.infer<typeof quoteList>
export type ProviderView = z.infer<typeof providerView>
export type ProviderList = z.infer<typeof providerList>
export type Accounting = z.infer<typeof accounting>
export type TierCounts = z.infer<typeof tierCounts>
export type DemoFaults = z.infer<typeof demoFaults>
export type DemoFaultState = z.infer<typeof demoFaultState>
