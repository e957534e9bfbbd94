import { ProviderFailure } from "../resilience/provider-failure.ts"
import type { HttpResponse } from "./http-client.ts"

export type JsonRecord = Readonly<Record<string, unknown>>

function wrong(where: string, value: unknown, expected: string): ProviderFailure {
  const found = value === null ? "null" : Array.isArray(value) ? "an array" : `a ${typeof value}`
  return new ProviderFailure("malformed", `${where} is ${found}, expected ${expected}`)
}

/** The JSON of a body whose content type says so. Throws `ProviderFailure("malformed")`: a page of HTML is never "no data". */
export function readJson(response: HttpResponse): unknown {
  if (!/^(application|text)\/(.+\+)?json$/.test(response.contentType)) {
    throw new ProviderFailure(
      "malformed",
      `the answer is ${response.contentType || "untyped"}, expected JSON`,
    )
  }
  try {
    return JSON.parse(response.body)
  } catch {
    throw new ProviderFailure(
      "malformed",
      `the JSON breaks off or is none (${response.body.length} characters)`,
    )
  }
}

export function asRecord(value: unknown, where: string): JsonRecord {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrong(where, value, "an object")
  return value as JsonRecord
}

export function asArray(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(where, value, "an array")
  return value
}

/** Absent and null are both "not there". */
export function numberOrNull(value: unknown, where: string): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(where, value, "a number or null")
  return value
}

export function asNumber(value: unknown, where: string): number {
  const number = numberOrNull(value, where)
  if (number === null) throw wrong(where, value ?? null, "a number")
  return number
}

export function textOrNull(value: unknown, where: string): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== "string") throw wrong(where, value, "a text or null")
  return value
}

export function asText(value: unknown, where: string): string {
  const text = textOrNull(value, where)
  if (text === null) throw wrong(where, value ?? null, "a text")
  return text
}
