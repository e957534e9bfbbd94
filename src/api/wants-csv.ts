import type { FastifyRequest } from "fastify"
import { ApiError } from "./errors.ts"

const anyType = "*/*"

/** Whether a client wants CSV rather than JSON. Throws `not-acceptable` when it wants neither. */
export function wantsCsv(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? anyType
  const types = accept.split(",").map((part) => part.split(";")[0].trim().toLowerCase())
  const csv = types.indexOf("text/csv")
  const json = types.findIndex(
    (type) => type === "application/json" || type === "application/*" || type === anyType,
  )
  if (csv < 0 && json < 0) {
    throw new ApiError("not-acceptable", `application/json and text/csv are available, not ${accept}`)
  }
  return csv >= 0 && (json < 0 || csv < json)
}
