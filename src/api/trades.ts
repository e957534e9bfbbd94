import { setImmediate } from "node:timers/promises"
import { Readable } from "node:stream"
import { z } from "zod"
import { tradesPage, tradesQuery } from "../contract/index.ts"
import { exportTrades, type TradeExport } from "../operations/export-trades.ts"
import { listTrades, type TradeRows } from "../operations/list-trades.ts"
import { readTradeColumns } from "../operations/read-trade-columns.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { csvLine } from "./csv.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { idParameter } from "./id-parameter.ts"
import { sendAttachment } from "./send-attachment.ts"
import { type Encoder, jsonOf, sendResult } from "./send-result.ts"
import { wantsCsv } from "./wants-csv.ts"

const place = z.object({
  key: z.union([z.string(), z.number(), z.null()]),
  importId: z.string(),
  line: z.int(),
})

const columnsQuery = z.object({
  columns: z
    .string()
    .optional()
    .describe(
      "names with commas between them, `sessions` and `dailyLog` among them; every column of numbers and those two when absent",
    ),
})

const rowsAsJson = jsonOf(({ data, next }: TradeRows) => ({
  data,
  nextCursor: next === null ? null : encodeCursor(next),
}))

const asBytes: Encoder<Uint8Array> = {
  type: "application/octet-stream",
  encode: (block) => block,
  packBelow: 2_000_000,
}

/** Rows that are written before other requests get their turn. */
const ROWS_A_CHUNK = 500

export function registerTrades(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Trades"]

  api.get("/portfolios/:id/trades", {
    schema: {
      tags,
      summary: "A page of trades; all of them as text/csv",
      params: idParameter,
      querystring: tradesQuery,
      response: { 200: tradesPage },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      if (wantsCsv(request)) {
        const trades = await exportTrades(context, request.params.id, request.query)
        const body = Readable.from(csvOf(trades))
        return sendAttachment(reply, { name: "trades.csv", type: "text/csv; charset=utf-8", body })
      }
      const { cursor, ...query } = request.query
      const after = decodeCursor(cursor, place)
      const result = await listTrades(context, request.params.id, { ...query, after })
      return sendResult(request, reply, context, result, rowsAsJson)
    },
  })

  api.get("/portfolios/:id/trade-columns", {
    schema: {
      tags,
      summary: "All trades as one column block, for an engine elsewhere",
      description:
        "The layout is in src/contract/column-block.ts, the columns in src/contract/trade-columns.ts.",
      params: idParameter,
      querystring: columnsQuery,
      response: { 200: { content: { "application/octet-stream": { schema: z.string() } } } },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const columns = request.query.columns?.split(",") ?? null
      const result = await readTradeColumns(context, request.params.id, { columns })
      return sendResult(request, reply, context, result, asBytes)
    },
  })
}

async function* csvOf({ fields, count, row }: TradeExport): AsyncGenerator<string> {
  yield csvLine(fields)
  for (let start = 0; start < count; start += ROWS_A_CHUNK) {
    const end = Math.min(start + ROWS_A_CHUNK, count)
    yield Array.from({ length: end - start }, (_, offset) => csvLine(row(start + offset))).join("")
    await setImmediate()
  }
}
