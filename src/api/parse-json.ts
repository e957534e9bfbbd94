import { ApiError } from "./errors.ts"

/** Deeper than anything the API takes, and shallow enough for any code that walks it. */
const MAX_DEPTH = 64

/** Parses the body of a request. An empty one is no body. Throws `invalid-request` with the place of the fault. */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined
  if (depthOf(text) > MAX_DEPTH) {
    throw new ApiError("invalid-request", `the body is nested deeper than ${MAX_DEPTH} levels`)
  }
  let namesPrototype = false
  let parsed: unknown
  try {
    parsed = JSON.parse(text, (key, value: unknown) => {
      if (key === "__proto__") namesPrototype = true
      return value
    })
  } catch (error) {
    throw new ApiError(
      "invalid-request",
      `the body is not JSON: ${error instanceof Error ? error.message : ""}`,
    )
  }
  // It would become a prototype where the object is copied field by field, and left out it would be ignored.
  if (namesPrototype) throw new ApiError("invalid-request", "a field cannot be named __proto__")
  return parsed
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (inString) {
      if (character === "\\") i++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth)
    else if (character === "}" || character === "]") depth--
  }
  return deepest
}
