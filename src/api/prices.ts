import { z } from "zod"
import {
  instrumentDetail,
  instrumentPrices,
  manualPriceRequest,
  pricesQuery,
  quoteList,
  quotesQuery,
} from "../contract/index.ts"
import { readBarsOfInstrument } from "../operations/read-bars-of-instrument.ts"
import { readInstrument } from "../operations/read-instrument.ts"
import { readQuotes } from "../operations/read-quotes.ts"
import { setManualPrice } from "../operations/set-manual-price.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { ApiError } from "./errors.ts"
import { idParameter } from "./id-parameter.ts"

const MOST_SYMBOLS = 500
const dayParameter = idParameter.extend({ day: z.iso.date() })

export function registerPrices(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Prices"]

  api.get("/quotes", {
    schema: {
      tags,
      summary: "Last prices by symbol, each with its source and age",
      querystring: quotesQuery,
      response: { 200: quoteList },
    },
    handler: (request, reply) => {
      const symbols = request.query.symbols
        .split(",")
        .map((symbol) => symbol.trim())
        .filter(Boolean)
      if (symbols.length > MOST_SYMBOLS) {
        throw new ApiError("invalid-request", `symbols: at most ${MOST_SYMBOLS} at a time`)
      }
      void reply.header("cache-control", "private, no-cache")
      return readQuotes(contextOf(request), [...new Set(symbols)])
    },
  })

  api.get("/instruments/:id/prices", {
    schema: {
      tags,
      summary: "Daily bars of an instrument as columns",
      params: idParameter,
      querystring: pricesQuery,
      response: { 200: instrumentPrices },
    },
    handler: (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return readBarsOfInstrument(contextOf(request), request.params.id, request.query)
    },
  })

  api.put("/instruments/:id/prices/:day", {
    schema: {
      tags,
      summary: "Type in the price of a day",
      params: dayParameter,
      body: manualPriceRequest,
      response: { 200: instrumentDetail },
    },
    handler: async (request) => {
      const context = contextOf(request)
      const { id, day } = request.params
      await setManualPrice(context, id, { ...request.body, day })
      return readInstrument(context, id)
    },
  })
}
