import { z } from "zod"
import {
  addInstrumentRequest,
  instrumentDetail,
  instrumentPage,
  instrumentsQuery,
  refreshAccepted,
  searchQuery,
  searchResult,
} from "../contract/index.ts"
import { acceptFlag } from "../operations/accept-flag.ts"
import { addInstrument } from "../operations/add-instrument.ts"
import { listInstruments } from "../operations/list-instruments.ts"
import { readInstrument } from "../operations/read-instrument.ts"
import { requestRefresh } from "../operations/request-refresh.ts"
import { searchInstruments } from "../operations/search-instruments.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { idParameter } from "./id-parameter.ts"

const place = z.object({ id: z.string() })
const flagParameter = idParameter.extend({ flag: z.coerce.number().int() })

/** Instruments and their prices are shared: whoever may ask sees them all. Holdings are a portfolio's. */
export function registerInstruments(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Instruments"]

  api.get("/instruments", {
    schema: {
      tags,
      summary: "Instruments with their last prices, age, gaps and quality flags",
      querystring: instrumentsQuery,
      response: { 200: instrumentPage },
    },
    handler: async (request, reply) => {
      const { query = null, limit, cursor } = request.query
      const after = decodeCursor(cursor, place)?.id ?? null
      const { data, problems, next } = await listInstruments(contextOf(request), { query, limit, after })
      void reply.header("cache-control", "private, no-cache")
      return { data, problems, nextCursor: next === null ? null : encodeCursor({ id: next }) }
    },
  })

  api.post("/instruments", {
    schema: {
      tags,
      summary: "Add an instrument by a provider's symbol",
      body: addInstrumentRequest,
      response: { 200: instrumentDetail, 201: instrumentDetail },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const { instrument, isNew } = await addInstrument(context, request.body)
      if (isNew) await requestRefresh(context, instrument.id)
      return reply.code(isNew ? 201 : 200).send(await readInstrument(context, instrument.id))
    },
  })

  api.get("/instruments/search", {
    schema: {
      tags,
      summary: "Instruments that a text may mean",
      description: "Candidates in the provider's order, never a choice.",
      querystring: searchQuery,
      response: { 200: searchResult },
    },
    handler: (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return searchInstruments(contextOf(request), request.query.q)
    },
  })

  api.get("/instruments/:id", {
    schema: {
      tags,
      summary: "An instrument: what its prices cover and lack, flags, actions, changes",
      params: idParameter,
      response: { 200: instrumentDetail },
    },
    handler: (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return readInstrument(contextOf(request), request.params.id)
    },
  })

  api.post("/instruments/:id/refresh", {
    schema: {
      tags,
      summary: "Have an instrument's prices fetched anew",
      params: idParameter,
      response: { 202: refreshAccepted },
    },
    handler: async (request, reply) =>
      reply.code(202).send(await requestRefresh(contextOf(request), request.params.id)),
  })

  api.post("/instruments/:id/flags/:flag/accept", {
    schema: {
      tags,
      summary: "Take what a quality check holds as it is",
      params: flagParameter,
    },
    handler: async (request, reply) => {
      const { id, flag } = request.params
      await acceptFlag(contextOf(request), id, flag)
      return reply.code(204).send()
    },
  })
}
