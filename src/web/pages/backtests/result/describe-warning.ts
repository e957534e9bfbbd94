import type { PriceWarning } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"

type Kind = {
  readonly noun: string
  readonly plural: string
  /** What follows from it for a reader; the server's own detail where that says more. */
  readonly means?: string
}

const kinds: Readonly<Record<string, Kind>> = {
  "rejected-orders": {
    noun: "rejected order",
    plural: "rejected orders",
    means: "the order log below says why each was not filled",
  },
  "ambiguous-bars": {
    noun: "ambiguous bar",
    plural: "ambiguous bars",
    means:
      "prices went through two levels in one bar, which does not tell which came first; the bounds show both ways",
  },
  ties: {
    noun: "exact tie",
    plural: "exact ties",
    means:
      "two lines were equal to the last digit there, and a path through a tie is no crossing, so that the rounding of the prices decides such trades",
  },
  "waiting-orders": {
    noun: "order left waiting",
    plural: "orders left waiting",
    means: "the prices ended before it could be filled",
  },
  gaps: { noun: "gap", plural: "gaps" },
  delisted: { noun: "instrument without prices any more", plural: "instruments without prices any more" },
  "price-jump": { noun: "jump", plural: "jumps" },
}

/** Kinds whose detail reads on from the count: "3" + "rows without a price were left out". */
const counted = new Set([
  "blank-rows",
  "zero-prices",
  "duplicates",
  "unread-volume",
  "ohlc-order",
  "carried-forward",
  "cut-purchases",
  "no-prices",
  "stale-rates",
  "short-ranking",
])

/** A warning in words: how often, of what, and what follows. A kind that is newer than this page is told in the server's words. */
export function describeWarning({ id, count, detail }: PriceWarning): string {
  if (id === "ruin") return `Ruin: ${detail}.`
  if (id === "close-only") return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`
  if (counted.has(id)) return `${formatDecimal(count, { digits: 0 })} ${detail}.`
  const kind = kinds[id] ?? { noun: id.replaceAll("-", " "), plural: id.replaceAll("-", " ") }
  return `${formatCount(count, kind.noun, kind.plural)}: ${kind.means ?? detail}.`
}
