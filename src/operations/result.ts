import { engineVersion } from "../engine/engine-version.ts"
import type { OperationContext } from "./operation-context.ts"

/** Something derived, known by its key before it is made: whoever has the key's value already need not make it. */
export type Result<T> = {
  /** sha256 of everything the value depends on; equal keys, equal values. */
  readonly key: string
  readonly load: () => Promise<T>
}

/** What a key can be made of. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * Key of a derived result: sha256 of the canonical JSON of the operation, the engine's version, every parameter after
 * defaults and the revision of every input. A change of any of them is another key, so nothing ever has to be invalidated.
 */
export function resultKey(
  { digest }: Pick<OperationContext, "digest">,
  operation: string,
  parameters: Json,
  revisions: { readonly [id: string]: number },
): string {
  return digest(canonicalJson({ operation, engineVersion, parameters, revisions }))
}

/** JSON with the fields of every object in the order of their names and absent ones left out. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  const fields = Object.entries(value)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
  return `{${fields.join(",")}}`
}

// Array.isArray does not narrow read-only arrays.
function isArray(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value)
}
