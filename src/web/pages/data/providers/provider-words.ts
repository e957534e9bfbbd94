import type { ProviderView } from "../../../../contract/index.ts"
import { formatAge } from "../../../format/age.ts"
import { formatMoment } from "../../../format/as-of.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"

const names: Readonly<Record<ProviderView["id"], string>> = {
  yahoo: "Yahoo Finance",
  demo: "Demo provider",
  tiingo: "Tiingo",
  ecb: "European Central Bank",
  frankfurter: "Frankfurter",
}

export function providerName(id: ProviderView["id"]): string {
  return names[id]
}

const asks: Readonly<Record<string, string>> = {
  quotes: "quotes",
  history: "history",
  "fx-history": "exchange rates",
  profile: "profiles",
  search: "search",
}

/** "Quotes, history, search". */
export function describeAsks(provider: Pick<ProviderView, "asks">): string {
  const words = [...new Set(provider.asks.map((ask) => asks[ask] ?? ask))].join(", ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const states: Readonly<Record<ProviderView["state"], string>> = {
  closed: "Answering",
  "half-open": "Being tried",
  open: "Paused",
  disabled: "Switched off",
}

/** A breaker's state in a word that needs no knowledge of breakers. */
export function stateName(state: ProviderView["state"]): string {
  return states[state]
}

const causes: Readonly<Record<string, string>> = {
  throttled: "it said that it was asked too often",
  timeout: "it did not answer in time",
  malformed: "its answers could not be read",
  unauthorised: "it refused the request",
}

/** What the state means for requests: "No request until 09:41, since it said that it was asked too often." */
export function describeState({ state, since, nextProbe, cause, openings }: ProviderView, now: Date): string {
  if (state === "closed")
    return since === null ? "Asked as usual." : `Asked as usual since ${formatMoment(since, now)}.`
  if (state === "disabled") return "It refused its key. It stays off until the configuration is another."
  const because = cause === null ? "" : `, since ${causes[cause] ?? cause}`
  if (state === "half-open") return `One request at a time until it answers again${because}.`
  const until = nextProbe === null ? "No request for now" : `No request until ${formatMoment(nextProbe, now)}`
  const again = openings > 1 ? ` This is pause ${openings} in a row, each longer than the one before.` : ""
  return `${until}${because}.${again}`
}

const errors: Readonly<Record<string, string>> = {
  throttled: "Asked too often",
  timeout: "No answer in time",
  malformed: "Unreadable answer",
  unauthorised: "Refused",
  "no-data": "No data",
  "bad-symbol": "Unknown symbol",
}

/** "Asked too often, 12 min ago (spark)". */
export function describeError({ lastError }: Pick<ProviderView, "lastError">, now: Date): string {
  if (lastError === null) return "None"
  const name = errors[lastError.class] ?? lastError.class
  return `${name}, ${ago(lastError.at, now)} (${lastError.endpoint})`
}

/** What came of asking a provider just now. */
export function describeTrial(provider: ProviderView, now: Date): string {
  const { id, state, nextProbe, lastAnswerAt, lastError } = provider
  const name = providerName(id)
  const answered = lastAnswerAt !== null && (lastError === null || lastAnswerAt > lastError.at)
  if (answered) {
    return state === "closed"
      ? `${name} answers.`
      : `${name} has answered once. It is asked as usual again after one more answer.`
  }
  const failure = lastError === null ? "no answer came" : (errors[lastError.class] ?? lastError.class)
  const consequence =
    state === "open" && nextProbe !== null
      ? `It is not asked before ${formatMoment(nextProbe, now)}.`
      : "It is asked again as usual."
  return `${name} was tried: ${failure.charAt(0).toLowerCase()}${failure.slice(1)}. ${consequence}`
}

/** "12 min ago"; what is remembered begins with the process. */
export function ago(instant: string | null, now: Date): string {
  return instant === null
    ? "Not since the start"
    : `${formatAge(now.getTime() - Date.parse(instant))}\u00a0ago`
}

const skips: Readonly<Record<string, string>> = {
  "breaker-open": "while paused",
  "no-tokens": "to keep its pace",
  "quota-spent": "with the budget spent",
  "bulkhead-full": "with too many under way",
  "not-supported": "not its kind",
  "not-configured": "not set up",
  "remembered-empty": "known to be empty",
  deadline: "out of time",
}

/** "57 answered, 2 failed". */
export function describeRequests({ answered, failed }: Pick<ProviderView, "answered" | "failed">): string {
  const figure = (count: number) => formatDecimal(count, { digits: 0 })
  return `${figure(answered)} answered, ${figure(failed)} failed`
}

/** What was not asked, and why: "12 while paused, 3 known to be empty". */
export function describeSkips(provider: Pick<ProviderView, "skips">): string {
  if (provider.skips.length === 0) return "None"
  return provider.skips
    .toSorted((a, b) => b.count - a.count)
    .map(({ why, count }) => `${formatDecimal(count, { digits: 0 })} ${skips[why] ?? why}`)
    .join(", ")
}

/** "2 a second, up to 10 at once". */
export function describeRate({ per, limit, burst }: ProviderView["rates"][number]): string {
  const rate = `${formatDecimal(limit, { digits: 0 })} a ${per}`
  return burst > limit ? `${rate}, up to ${formatCount(burst, "request")} at once` : rate
}
