import { z } from "zod"
import {
  commitImportRequest,
  commitImportResult,
  importList,
  importMode,
  importPreview,
  importStateResult,
  retargetImportRequest,
} from "../contract/index.ts"
import { commitImport } from "../operations/commit-import.ts"
import { discardImport } from "../operations/discard-import.ts"
import { listStagedImports } from "../operations/list-staged-imports.ts"
import { previewImport } from "../operations/preview-import.ts"
import { previewWithoutDailyLog } from "../operations/preview-without-daily-log.ts"
import { readImportSource } from "../operations/read-import-source.ts"
import { readImport } from "../operations/read-import.ts"
import { restoreImport } from "../operations/restore-import.ts"
import { retargetImport } from "../operations/retarget-import.ts"
import { undoImport } from "../operations/undo-import.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { idParameter } from "./id-parameter.ts"
import { readUpload } from "./read-upload.ts"
import { sendAttachment } from "./send-attachment.ts"

const uploadQuery = z.object({
  portfolioId: z.string().optional().describe("the portfolio it would go into; a new one when absent"),
  mode: importMode.default("append"),
})

const stagedQuery = z.object({
  status: z.literal("staged").describe("those of a portfolio are listed at the portfolio"),
})

const fileParameters = idParameter.extend({
  index: z.coerce.number().int().min(0).describe("the first file is 0"),
})

const commitHeaders = z.looseObject({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("made up by the caller; a second commit with it does nothing and answers as the first did"),
})

export function registerImports(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Imports"]

  api.post("/imports", {
    schema: {
      tags,
      summary: "Upload files and preview what an import would do",
      description:
        "Files in the fields `file` (recognised by content), `tradeLog` or `dailyLog`; at most one of each kind, 100 MB a file.",
      consumes: ["multipart/form-data"],
      querystring: uploadQuery,
      response: { 201: importPreview },
    },
    handler: async (request, reply) => {
      const { portfolioId = null, mode } = request.query
      const upload = await readUpload(request)
      const preview = await previewImport(contextOf(request), { ...upload, portfolioId, mode })
      return reply.code(201).header("location", `/api/v1/imports/${preview.import.id}`).send(preview)
    },
  })

  api.get("/imports", {
    schema: {
      tags,
      summary: "Imports that wait for a decision, newest first",
      querystring: stagedQuery,
      response: { 200: importList },
    },
    handler: async (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return listStagedImports(contextOf(request))
    },
  })

  api.get("/imports/:id", {
    schema: {
      tags,
      summary: "What an import would do, or did",
      params: idParameter,
      response: { 200: importPreview },
    },
    handler: async (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return readImport(contextOf(request), request.params.id)
    },
  })

  api.patch("/imports/:id", {
    schema: {
      tags,
      summary: "Preview an import for another portfolio",
      params: idParameter,
      body: retargetImportRequest,
      response: { 200: importPreview },
    },
    handler: (request) => retargetImport(contextOf(request), request.params.id, request.body),
  })

  api.post("/imports/:id/without-daily-log", {
    schema: {
      tags,
      summary: "Preview the trade log of an import alone, in place of that import",
      params: idParameter,
      response: { 201: importPreview },
    },
    handler: async (request, reply) => {
      const preview = await previewWithoutDailyLog(contextOf(request), request.params.id)
      return reply.code(201).header("location", `/api/v1/imports/${preview.import.id}`).send(preview)
    },
  })

  api.delete("/imports/:id", {
    schema: { tags, summary: "Drop an import that is not committed", params: idParameter },
    handler: async (request, reply) => {
      await discardImport(contextOf(request), request.params.id)
      return reply.code(204).send()
    },
  })

  api.post("/imports/:id/commit", {
    schema: {
      tags,
      summary: "Make an import part of its portfolio",
      params: idParameter,
      headers: commitHeaders,
      body: commitImportRequest,
      response: { 200: commitImportResult },
    },
    handler: (request) =>
      commitImport(contextOf(request), request.params.id, request.body, {
        idempotencyKey: request.headers["idempotency-key"] ?? null,
        synthetic: false,
      }),
  })

  api.post("/imports/:id/undo", {
    schema: {
      tags,
      summary: "Take an import out of its portfolio",
      params: idParameter,
      response: { 200: importStateResult },
    },
    handler: (request) => undoImport(contextOf(request), request.params.id),
  })

  api.post("/imports/:id/restore", {
    schema: {
      tags,
      summary: "Put an undone import back",
      params: idParameter,
      response: { 200: importStateResult },
    },
    handler: (request) => restoreImport(contextOf(request), request.params.id),
  })

  api.get("/imports/:id/files/:index", {
    schema: {
      tags,
      summary: "A file of an import, byte for byte as it came",
      params: fileParameters,
      response: { 200: { content: { "application/octet-stream": { schema: z.string() } } } },
    },
    handler: async (request, reply) => {
      const { id, index } = request.params
      const { name, bytes } = await readImportSource(contextOf(request), id, index)
      return sendAttachment(reply, { name, type: "application/octet-stream", body: bytes })
    },
  })
}
