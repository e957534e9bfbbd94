import { parseIsoDate } from "../engine/money/iso-date.ts"
import { InstrumentNotFound } from "./price-errors.ts"
import type { PricesContext } from "./prices-context.ts"

/**
 * Types in the close of a day: it wins over any vendor's, and is audited. Returns the revision from then on. Throws
 * `InstrumentNotFound`.
 *
 * @param request `day` as `YYYY-MM-DD`
 */
export async function setManualPrice(
  { prices, marketData, clock }: Pick<PricesContext, "prices" | "marketData" | "clock">,
  instrument: string,
  request: { readonly day: string; readonly close: number; readonly reason: string },
): Promise<number> {
  const { close, reason } = request
  const day = parseIsoDate(request.day)
  if (day === null) throw new Error(`setManualPrice requires a date, not ${request.day}`)
  const revision = await prices.correctBar({ instrument, day, values: { close }, reason, at: clock() })
  if (revision === null) throw new InstrumentNotFound(instrument)
  marketData.changed([instrument])
  return revision
}
