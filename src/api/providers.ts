import { z } from "zod"
import {
  accounting,
  demoFaults,
  demoFaultState,
  providerId,
  providerList,
  providerView,
} from "../contract/index.ts"
import { readDemoFaults, setDemoFaults } from "../operations/demo-faults.ts"
import { listProviders } from "../operations/list-providers.ts"
import { probeProvider } from "../operations/probe-provider.ts"
import { readAccounting } from "../operations/read-accounting.ts"
import type { Api, ApiContext } from "./api-context.ts"

const providerParameter = z.object({ id: providerId })

export function registerProviders(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Providers"]

  api.get("/providers", {
    schema: { tags, summary: "Price sources and how they are doing", response: { 200: providerList } },
    handler: async (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return { data: await listProviders(contextOf(request)) }
    },
  })

  api.post("/providers/:id/probe", {
    schema: {
      tags,
      summary: "Try a price source now",
      description: "While its breaker is open this moves the next probe forward; it stays the only one.",
      params: providerParameter,
      response: { 200: providerView },
    },
    handler: (request) => probeProvider(contextOf(request), request.params.id),
  })

  api.get("/providers/demo/faults", {
    schema: { tags, summary: "Faults that the demo's source plays", response: { 200: demoFaultState } },
    handler: (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return readDemoFaults(contextOf(request).demo)
    },
  })

  api.put("/providers/demo/faults", {
    schema: {
      tags,
      summary: "Have the demo's source play these faults and no others",
      body: demoFaults,
      response: { 200: demoFaultState },
    },
    handler: (request) => setDemoFaults(contextOf(request).demo, request.body),
  })

  api.get("/market-data/accounting", {
    schema: { tags, summary: "Lookups of prices by who answered", response: { 200: accounting } },
    handler: (request, reply) => {
      void reply.header("cache-control", "private, no-cache")
      return readAccounting(contextOf(request))
    },
  })
}
