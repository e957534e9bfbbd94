import { historyQuery, page, priceFile } from "../contract/index.ts"
import { addPriceFile } from "../operations/add-price-file.ts"
import { listPriceFiles } from "../operations/list-price-files.ts"
import { setPriceFileDeleted } from "../operations/set-price-file-deleted.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { ApiError } from "./errors.ts"
import { idParameter } from "./id-parameter.ts"
import { readUpload } from "./read-upload.ts"
import { sendHistory } from "./send-history.ts"

export function registerPriceFiles(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Backtests"]

  api.post("/price-files", {
    schema: {
      tags,
      summary: "Upload prices of one instrument for backtests",
      description:
        "One file in the field `file`: a date and a close, or open, high, low and close; 100 MB at most. The same bytes a second time are the file that is there.",
      consumes: ["multipart/form-data"],
      response: { 201: priceFile },
    },
    handler: async (request, reply) => {
      const { files, roles } = await readUpload(request)
      if (files.length > 1 || roles[0] !== undefined) {
        throw new ApiError("invalid-request", "one file of prices was expected, in the field file")
      }
      return reply.code(201).send(await addPriceFile(contextOf(request), files[0]))
    },
  })

  api.get("/price-files", {
    schema: {
      tags,
      summary: "Uploaded price files, newest first",
      querystring: historyQuery,
      response: { 200: page(priceFile) },
    },
    handler: (request, reply) =>
      sendHistory(reply, request.query, (place) => listPriceFiles(contextOf(request), place)),
  })

  api.delete("/price-files/:id", {
    schema: {
      tags,
      summary: "Delete a price file; runs on it stay, and it can be restored",
      params: idParameter,
    },
    handler: async (request, reply) => {
      await setPriceFileDeleted(contextOf(request), request.params.id, true)
      return reply.code(204).send()
    },
  })

  api.post("/price-files/:id/restore", {
    schema: { tags, summary: "Bring a deleted price file back", params: idParameter },
    handler: async (request, reply) => {
      await setPriceFileDeleted(contextOf(request), request.params.id, false)
      return reply.code(204).send()
    },
  })
}
