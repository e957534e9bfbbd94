import { demoResult } from "../contract/index.ts"
import type { DemoFiles } from "../operations/load-demo.ts"
import { openDemo } from "../operations/open-demo.ts"
import type { Api, ApiContext } from "./api-context.ts"

export function registerDemo(
  api: Api,
  { contextOf, readDemo }: ApiContext & { readonly readDemo: () => Promise<DemoFiles> },
): void {
  api.post("/demo", {
    schema: {
      tags: ["Portfolios"],
      summary: "Make the synthetic demo portfolio, unless it is there",
      response: { 200: demoResult },
    },
    handler: (request) => openDemo(contextOf(request), readDemo),
  })
}
