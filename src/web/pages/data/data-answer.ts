import type { InstrumentSummary, ProviderView } from "../../../contract/index.ts"
import { describeAsOf, formatMoment } from "../../format/as-of.ts"
import { formatCount } from "../../format/count.ts"
import { reasonText, sourceName } from "../../live/provenance-words.ts"

type Instrument = Pick<InstrumentSummary, "symbol" | "freshness" | "asOf" | "reason">

/**
 * Is my data current? All of it, and how old the oldest price is; or how much is not, since when and why, and what has no price
 * at all.
 */
export function dataAnswer(
  instruments: readonly Instrument[],
  providers: readonly Pick<ProviderView, "id" | "state" | "nextProbe">[],
  now: Date,
): string {
  if (instruments.length === 0) return "No instrument is followed yet, so there is nothing to keep current."
  const of = (freshness: Instrument["freshness"]) =>
    instruments.filter((instrument) => instrument.freshness === freshness)
  const [fresh, stale, missing] = [of("fresh"), of("stale"), of("missing")]
  const sentences = [
    ...(missing.length < instruments.length
      ? [currentSentence({ fresh, stale, all: instruments.length }, now)]
      : []),
    ...(missing.length > 0 ? [missingSentence(missing)] : []),
    ...(stale.length > 0 ? [nextTry(providers, now)].filter((sentence) => sentence !== null) : []),
  ]
  return sentences.join(" ")
}

function currentSentence(
  { fresh, stale, all }: { fresh: readonly Instrument[]; stale: readonly Instrument[]; all: number },
  now: Date,
): string {
  if (stale.length === 0) {
    const which =
      fresh.length < all
        ? `${fresh.length} of ${formatCount(all, "instrument")} ${fresh.length === 1 ? "is" : "are"} current`
        : all === 1
          ? "The one instrument is current"
          : `All ${formatCount(all, "instrument")} are current`
    return `${which}${oldest(fresh, now, fresh.length === 1 ? "; its price is from" : "; the oldest price is from")}.`
  }
  const since = oldest(stale, now, stale.length === 1 ? " since" : ", the oldest since")
  const why = commonReason(stale)
  const because = why === null ? "" : `: ${why}`
  if (stale.length === all) {
    return all === 1
      ? `The one instrument is stale${since}${because}.`
      : `None of the ${formatCount(all, "instrument")} is current${since}${because}.`
  }
  const are = stale.length === 1 ? "is" : "are"
  return `${stale.length} of ${formatCount(all, "instrument")} ${are} stale${since}${because}.`
}

function oldest(instruments: readonly Instrument[], now: Date, lead: string): string {
  // A date and an instant of it compare as text: the date comes first, as the older of the two.
  const asOf = instruments.flatMap((instrument) => instrument.asOf ?? []).toSorted()[0]
  return asOf === undefined ? "" : `${lead} ${describeAsOf(asOf, now)}`
}

/** What most of them have in common. */
function commonReason(instruments: readonly Instrument[]): string | null {
  const counts = new Map<NonNullable<Instrument["reason"]>, number>()
  for (const { reason } of instruments) {
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (most === undefined) return null
  const mixed = counts.size > 1 ? "for most, " : ""
  return mixed + reasonText(most[0])
}

function missingSentence(missing: readonly Instrument[]): string {
  const [only] = missing
  if (missing.length > 1 || only === undefined) {
    return `${formatCount(missing.length, "instrument")} ${missing.length === 1 ? "has" : "have"} no price.`
  }
  const why = only.reason === null ? "" : `: ${reasonText(only.reason)}`
  return `${only.symbol} has no price${why}.`
}

function nextTry(
  providers: readonly Pick<ProviderView, "id" | "state" | "nextProbe">[],
  now: Date,
): string | null {
  const [next] = providers
    .filter(({ state, nextProbe }) => state === "open" && nextProbe !== null)
    .toSorted((a, b) => (a.nextProbe ?? "").localeCompare(b.nextProbe ?? ""))
  return next?.nextProbe == null
    ? null
    : `${sourceName(next.id)} is asked again at ${formatMoment(next.nextProbe, now)}.`
}
