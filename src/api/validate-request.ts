import type { FastifySchemaCompiler } from "fastify"
import { z } from "zod"
import { ApiError } from "./errors.ts"

/**
 * Validates a part of a request by its zod schema. In a query everything is text, so numbers and flags are read first, one
 * value is taken for a list of one, and a list of names may be written with commas. A parameter or field that the schema does
 * not have is refused with those that it has: a misspelt filter must not be a filter that is not there.
 */
export const validateRequest: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  // Every client sends headers that are none of ours.
  const strict = schema instanceof z.ZodObject && httpPart !== "headers" ? schema.strict() : schema
  const isQuery = httpPart === "querystring"
  return (data: unknown) => {
    const parsed = strict.safeParse(isQuery && schema instanceof z.ZodObject ? readQuery(schema, data) : data)
    if (parsed.success) return { value: parsed.data }
    const errors = parsed.error.issues.flatMap((issue) => describeIssue(issue, schema))
    const sentence = errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`))
    return { error: new ApiError("invalid-request", sentence.join("; "), errors) }
  }
}

function describeIssue(issue: z.core.$ZodIssue, schema: unknown): { path: string; message: string }[] {
  const path = issue.path.join(".")
  const place = schemaAt(schema, issue.path)
  if (issue.code === "invalid_union")
    return [{ path, message: `expected ${formsOf(place) ?? "another form"}` }]
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }]
  const known = fieldsOf(place)
  const message = known.length > 0 ? `unknown; the known ones are ${known.join(", ")}` : "unknown"
  return issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message }))
}

/** The part of a schema that a value at a path is checked by; undefined where it depends on the value. */
function schemaAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path
  const type = unwrap(schema)
  if (key === undefined) return type
  if (type instanceof z.ZodArray) return schemaAt(type.element, rest)
  const isField = type instanceof z.ZodObject && typeof key === "string" && Object.hasOwn(type.shape, key)
  return isField ? schemaAt(type.shape[key], rest) : undefined
}

function fieldsOf(type: unknown): string[] {
  return type instanceof z.ZodObject ? Object.keys(type.shape) : []
}

/** `{ priceFile, currency? } or { instrument }`. Null where the forms are no objects. */
function formsOf(type: unknown): string | null {
  if (!(type instanceof z.ZodUnion)) return null
  const forms = type.options.map((option) => {
    const form = unwrap(option)
    if (!(form instanceof z.ZodObject)) return ""
    const shape: Readonly<Record<string, z.ZodType>> = form.shape
    return Object.entries(shape)
      .map(([name, field]) => (field.safeParse(undefined).success ? `${name}?` : name))
      .join(", ")
  })
  return forms.includes("") ? null : forms.map((fields) => `{ ${fields} }`).join(" or ")
}

function readQuery(schema: z.ZodObject, data: unknown): Record<string, unknown> {
  const query = (data ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const field: unknown = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined
      return [name, field === undefined ? value : readValue(field, value)]
    }),
  )
}

const numberPattern = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function readValue(field: unknown, value: unknown): unknown {
  const type = unwrap(field)
  if (type instanceof z.ZodArray) {
    const values = Array.isArray(value) ? value : [value]
    // Names of ours have no commas; a strategy's may.
    const isListOfNames = unwrap(type.element) instanceof z.ZodEnum
    return isListOfNames
      ? values.flatMap((item) => (typeof item === "string" ? item.split(",") : [item]))
      : values
  }
  if (typeof value !== "string") return value
  if (type instanceof z.ZodNumber) return numberPattern.test(value) ? Number(value) : value
  if (type instanceof z.ZodBoolean) return value === "true" ? true : value === "false" ? false : value
  return value
}

function unwrap(field: unknown): unknown {
  return field instanceof z.ZodDefault || field instanceof z.ZodOptional || field instanceof z.ZodNullable
    ? unwrap(field.unwrap())
    : field
}
