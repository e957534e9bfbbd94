import type { FastifyRequest } from "fastify"
import type { Multipart } from "@fastify/multipart"
import type { ImportRole } from "../contract/index.ts"
import type { SourceFile } from "../operations/ports.ts"
import { ApiError } from "./errors.ts"

/** Fields of an upload, and the role that each says its file has. `file` leaves it to the content. */
const roles: ReadonlyMap<string, ImportRole | undefined> = new Map([
  ["tradeLog", "trade-log"],
  ["dailyLog", "daily-log"],
  ["file", undefined],
])

export const MAX_FILE_BYTES = 100_000_000
export const MAX_FILES = 2

/** The files of a multipart upload, in memory. Throws `file-too-large`, `invalid-request`, `unsupported-media-type`. */
export async function readUpload(
  request: FastifyRequest,
): Promise<{ readonly files: SourceFile[]; readonly roles: (ImportRole | undefined)[] }> {
  if (!request.isMultipart()) {
    throw new ApiError(
      "unsupported-media-type",
      "an upload is multipart/form-data with a field file, tradeLog or dailyLog",
    )
  }
  // Of the whole body, so a little more than its file: room for one copy, and no second one.
  const expectedBytes = Number(request.headers["content-length"] ?? 0)
  const found: { file: SourceFile; role: ImportRole | undefined }[] = []
  for await (const part of request.parts()) {
    if (part.type !== "file" || !roles.has(part.fieldname)) {
      throw new ApiError(
        "invalid-request",
        `the upload has a field "${part.fieldname}"; the known ones are ${[...roles.keys()].join(", ")}, each with a file`,
      )
    }
    const file = { name: part.filename, bytes: await readPart(part, expectedBytes) }
    found.push({ file, role: roles.get(part.fieldname) })
  }
  if (found.length === 0) throw new ApiError("invalid-request", "the upload has no file")
  return { files: found.map(({ file }) => file), roles: found.map(({ role }) => role) }
}

/** The bytes in an array of their own, so that they can be handed to another thread. */
async function readPart(
  part: Extract<Multipart, { type: "file" }>,
  expectedBytes: number,
): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(expectedBytes, MAX_FILE_BYTES))
  let length = 0
  for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
    if (length + chunk.byteLength > bytes.byteLength) {
      const larger = new Uint8Array(Math.max(2 * bytes.byteLength, length + chunk.byteLength))
      larger.set(bytes)
      bytes = larger
    }
    bytes.set(chunk, length)
    length += chunk.byteLength
  }
  if (part.file.truncated) {
    throw new ApiError(
      "file-too-large",
      `${part.filename} is larger than the limit of ${MAX_FILE_BYTES / 1e6} MB`,
    )
  }
  return bytes.subarray(0, length)
}
