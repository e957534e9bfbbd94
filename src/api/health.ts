import { health } from "../contract/index.ts"
import { checkHealth, checkLiveness } from "../operations/check-health.ts"
import type { Api, ApiContext } from "./api-context.ts"

export function registerHealth(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Health"]
  api.get("/health/live", {
    schema: { tags, summary: "Whether the process answers", response: { 200: health } },
    handler: () => checkLiveness(),
  })
  api.get("/health/ready", {
    schema: { tags, summary: "Whether requests can be answered", response: { 200: health } },
    handler: (request) => checkHealth(contextOf(request)),
  })
}
