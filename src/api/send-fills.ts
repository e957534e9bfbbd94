import type { FastifyReply, FastifyRequest } from "fastify"
import { z } from "zod"
import type { BacktestContext } from "../operations/backtest-context.ts"
import type { FillsPage } from "../operations/fills-page.ts"
import type { Result } from "../operations/result.ts"
import { csvLine } from "./csv.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { type Encoder, jsonOf, sendResult } from "./send-result.ts"
import { wantsCsv } from "./wants-csv.ts"

const place = z.object({ from: z.int().min(0) })
const utf8 = new TextEncoder()

type FillsRequest = FastifyRequest<{
  Params: { id: string }
  Querystring: { limit: number; cursor?: string | undefined }
}>

/** How pages of the trades of a run are answered; as CSV they come whole. */
export function fillsSender<Row extends Record<string, string | number | null>>(
  { shape }: { readonly shape: Readonly<Record<keyof Row, unknown>> },
  list: (
    context: BacktestContext,
    id: string,
    rows: { readonly limit: number; readonly from: number },
  ) => Promise<Result<FillsPage<Row>>>,
) {
  const asJson = jsonOf(({ data, next }: FillsPage<Row>) => ({
    data,
    nextCursor: next === null ? null : encodeCursor({ from: next }),
  }))
  const fields = Object.keys(shape)
  const asCsv: Encoder<FillsPage<Row>> = {
    type: "text/csv; charset=utf-8",
    encode({ data }) {
      const lines = data.map((row) => csvLine(fields.map((field) => row[field])))
      return utf8.encode([csvLine(fields), ...lines].join(""))
    },
    packBelow: Number.POSITIVE_INFINITY,
  }
  return async (request: FillsRequest, reply: FastifyReply, context: BacktestContext) => {
    const { limit, cursor } = request.query
    const csv = wantsCsv(request)
    const rows = csv
      ? { limit: Number.MAX_SAFE_INTEGER, from: 0 }
      : { limit, from: decodeCursor(cursor, place)?.from ?? 0 }
    return sendResult(
      request,
      reply,
      context,
      await list(context, request.params.id, rows),
      csv ? asCsv : asJson,
    )
  }
}
