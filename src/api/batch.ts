import { batchRequest, batchResult } from "../contract/index.ts"
import type { Api } from "./api-context.ts"
import { problemOf, ApiError } from "./errors.ts"
import { readAsCaller } from "./read-as-caller.ts"

export function registerBatch(api: Api): void {
  api.post("/batch", {
    schema: {
      tags: ["Batch"],
      summary: "Up to 20 reads in one round trip, each with its own status",
      body: batchRequest,
      response: { 200: batchResult },
    },
    handler: async (request) => {
      const read = async (path: string) => {
        const answer = await readAsCaller(api, request, path)
        const etag = answer.headers.etag ?? null
        const type = String(answer.headers["content-type"])
        if (/json\b/.test(type)) {
          return { path, status: answer.statusCode, etag, body: JSON.parse(answer.body) as unknown }
        }
        const error = new ApiError(
          "not-acceptable",
          `${path} answers with ${type}, which does not go into a batch`,
        )
        const body = problemOf(error, request.id)
        return { path, status: body.status, etag: null, body }
      }
      return { responses: await Promise.all(request.body.requests.map(({ path }) => read(path))) }
    },
  })
}
