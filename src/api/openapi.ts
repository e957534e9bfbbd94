import fastifySwagger from "@fastify/swagger"
import fastifySwaggerUi from "@fastify/swagger-ui"
import type { FastifyInstance } from "fastify"
import { jsonSchemaTransform } from "fastify-type-provider-zod"
import { z } from "zod"
import { problem } from "../contract/index.ts"
import { problemCodes, problems } from "./errors.ts"

const description = [
  "Every failure is a problem document (RFC 9457, `application/problem+json`). The codes:",
  "",
  "| code | status | title |",
  "|---|---|---|",
  ...problemCodes.map((code) => `| \`${code}\` | ${problems[code].status} | ${problems[code].title} |`),
].join("\n")

const problemSchema = z.toJSONSchema(problem.extend({ code: z.enum(problemCodes) }), {
  target: "draft-2020-12",
})

/** OpenAPI 3.1 at `/openapi.json`, made of the schemas that validate, and a page to try it out at `/docs`. */
export async function openApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Foliant", version, description },
      servers: [],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      if (!("openapiObject" in document)) throw new Error("the document is not OpenAPI")
      return withProblems(document.openapiObject)
    },
  })
  await app.register(fastifySwaggerUi, { routePrefix: "/docs", staticCSP: false })
  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger())
}

type OpenApiObject = {
  paths?: Record<string, Record<string, { responses?: Record<string, unknown> } | undefined> | undefined>
  components?: { schemas?: object }
}

/** The document with the problem document as the answer to every operation that fails. */
function withProblems<T extends object>(document: T): T {
  const { paths = {}, components = {} } = document as OpenApiObject
  for (const operations of Object.values(paths)) {
    for (const operation of Object.values(operations ?? {})) {
      if (operation === undefined) continue
      operation.responses = {
        ...operation.responses,
        default: {
          description: "A problem",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      }
    }
  }
  return {
    ...document,
    components: { ...components, schemas: { ...components.schemas, Problem: problemSchema } },
  }
}
