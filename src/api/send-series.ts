import type { FastifyReply, FastifyRequest } from "fastify"
import type { BacktestSeriesQuery } from "../contract/index.ts"
import type { BacktestContext } from "../operations/backtest-context.ts"
import { readBacktestSeries } from "../operations/read-backtest-series.ts"
import { asJson, sendResult } from "./send-result.ts"
import { seriesAsCsv } from "./series-csv.ts"
import { wantsCsv } from "./wants-csv.ts"

/** Series of a run or of a walk-forward; as CSV they come whole. */
export async function sendSeries(
  request: FastifyRequest<{ Params: { id: string }; Querystring: BacktestSeriesQuery }>,
  reply: FastifyReply,
  context: BacktestContext,
  kind: "backtest" | "walk-forward",
) {
  const csv = wantsCsv(request)
  const { maxPoints: _, ...whole } = request.query
  const query = csv ? whole : request.query
  const result = await readBacktestSeries(context, kind, request.params.id, query)
  return sendResult(request, reply, context, result, csv ? seriesAsCsv : asJson)
}
