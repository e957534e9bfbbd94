import { catalogueResult } from "../contract/index.ts"
import { readCatalogue } from "../operations/read-catalogue.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { asJson, sendResult } from "./send-result.ts"

export function registerCatalogue(api: Api, { contextOf }: ApiContext): void {
  api.get("/catalogue", {
    schema: {
      tags: ["Analysis"],
      summary: "What every figure is called and how it is defined",
      response: { 200: catalogueResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, readCatalogue(context), asJson)
    },
  })
}
