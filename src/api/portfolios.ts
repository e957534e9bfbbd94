import { z } from "zod"
import {
  changeList,
  importList,
  page,
  portfolio,
  type PortfoliosQuery,
  portfoliosQuery,
  portfolioSummary,
  removedPortfolioList,
  updatePortfolioRequest,
} from "../contract/index.ts"
import { deletePortfolio } from "../operations/delete-portfolio.ts"
import { listChanges } from "../operations/list-changes.ts"
import { listImports } from "../operations/list-imports.ts"
import { listPortfolios, type PortfolioPage } from "../operations/list-portfolios.ts"
import { listRemovedPortfolios } from "../operations/list-removed-portfolios.ts"
import type { PortfolioOrder } from "../operations/ports.ts"
import { readPortfolio } from "../operations/read-portfolio.ts"
import { restorePortfolio } from "../operations/restore-portfolio.ts"
import { updatePortfolio } from "../operations/update-portfolio.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { idParameter } from "./id-parameter.ts"
import { asJson, jsonOf, sendResult } from "./send-result.ts"

const place = z.object({ key: z.string(), id: z.string() })

const pageAsJson = jsonOf(({ data, next }: PortfolioPage) => ({
  data,
  nextCursor: next === null ? null : encodeCursor(next),
}))

export function registerPortfolios(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Portfolios"]

  api.get("/portfolios", {
    schema: {
      tags,
      summary: "Portfolios, each with what an overview shows",
      querystring: portfoliosQuery,
      response: { 200: page(portfolioSummary) },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const { sort, limit, cursor } = request.query
      const after = decodeCursor(cursor, place)
      const result = await listPortfolios(context, { order: orderOf(sort), limit, after })
      return sendResult(request, reply, context, result, pageAsJson)
    },
  })

  api.get("/removed-portfolios", {
    schema: {
      tags,
      summary: "Deleted portfolios that can be restored, the one that went last first",
      response: { 200: removedPortfolioList },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await listRemovedPortfolios(context), asJson)
    },
  })

  api.get("/portfolios/:id", {
    schema: { tags, summary: "A portfolio", params: idParameter, response: { 200: portfolioSummary } },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await readPortfolio(context, request.params.id), asJson)
    },
  })

  api.patch("/portfolios/:id", {
    schema: {
      tags,
      summary: "Change a portfolio's name or initial capital",
      params: idParameter,
      body: updatePortfolioRequest,
      response: { 200: portfolio },
    },
    handler: (request) => updatePortfolio(contextOf(request), request.params.id, request.body),
  })

  api.delete("/portfolios/:id", {
    schema: { tags, summary: "Delete a portfolio; it can be restored", params: idParameter },
    handler: async (request, reply) => {
      await deletePortfolio(contextOf(request), request.params.id)
      return reply.code(204).send()
    },
  })

  api.post("/portfolios/:id/restore", {
    schema: {
      tags,
      summary: "Bring a deleted portfolio back",
      params: idParameter,
      response: { 200: portfolio },
    },
    handler: (request) => restorePortfolio(contextOf(request), request.params.id),
  })

  api.get("/portfolios/:id/imports", {
    schema: {
      tags,
      summary: "A portfolio's imports, newest first",
      params: idParameter,
      response: { 200: importList },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await listImports(context, request.params.id), asJson)
    },
  })

  api.get("/portfolios/:id/changes", {
    schema: {
      tags,
      summary: "The audit log of a portfolio and its imports, newest first",
      params: idParameter,
      response: { 200: changeList },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await listChanges(context, request.params.id), asJson)
    },
  })
}

function orderOf(sort: PortfoliosQuery["sort"]): PortfolioOrder {
  const descending = sort.startsWith("-")
  const by = (descending ? sort.slice(1) : sort) as PortfolioOrder["by"]
  return { by, descending }
}
