import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import type { FastifyInstance, FastifyRequest } from "fastify"
import { type PageHints, pageHints } from "../contract/index.ts"
import { readAsCaller } from "./read-as-caller.ts"

/** The frame does not wait longer for figures; what is not there by then is asked for by the page. */
const PATIENCE_MS = 40

export type FramedPage = {
  readonly html: string
  /** What the policy has to admit of the styles inside: `'sha256-…'`. */
  readonly styleHashes: readonly string[]
}

/**
 * The frame of the pages, with what the page at this address begins with: its styles, the addresses of its scripts, and the
 * API's answers to its first questions, so that a browser need not come back for them. Answers stand in a data block, which no
 * policy lets run.
 */
export async function framePage(
  app: Pick<FastifyInstance, "inject">,
  request: FastifyRequest,
  root: string,
): Promise<FramedPage> {
  const [frame, hints] = await Promise.all([
    readFile(join(root, "index.html"), "utf8"),
    readHints(join(root, "pages.json")),
  ])
  const page = matchPage(hints, request.url.split("?")[0]) ?? { files: [], asks: [] }
  const ofFrame = [...frame.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g)]
  const ofPage = page.files.filter((file) => file.endsWith(".css"))
  const [answers, ...sheets] = await Promise.all([
    answersTo(app, request, page.asks),
    ...[...ofFrame.map(([, file]) => file), ...ofPage].map((file) => styleSheet(root, file)),
  ])
  const head = [
    ...sheets.map(({ element }) => element),
    ...page.files
      .filter((file) => file.endsWith(".js"))
      .map((file) => `<link rel="modulepreload" href="${file}" fetchpriority="low">`),
    `<script type="application/json" id="early-answers">${inScript(answers)}</script>`,
  ]
  const bare = ofFrame.reduce((html, [link]) => html.replace(link, ""), frame)
  return {
    html: bare.replace("</head>", () => `${head.join("")}</head>`),
    styleHashes: sheets.map(({ hash }) => hash),
  }
}

/**
 * A stylesheet in place of a link to it. The link stays, disabled, so that it is never fetched and scripts that look for it
 * before they load it find it.
 */
async function styleSheet(root: string, file: string): Promise<{ element: string; hash: string }> {
  const text = await readFile(join(root, file), "utf8")
  const hash = `'sha256-${createHash("sha256").update(text).digest("base64")}'`
  return { hash, element: `<style>${text}</style><link rel="stylesheet" disabled href="${file}">` }
}

/** The hints for an address, its parts put into the questions; null when no page has it. */
function matchPage(hints: PageHints, path: string): Pick<PageHints[number], "files" | "asks"> | null {
  const parts = path.split("/")
  for (const { path: pattern, files, asks } of hints) {
    const names = pattern.split("/")
    const isMatch =
      names.length === parts.length &&
      names.every((name, at) => (name.startsWith(":") ? parts[at] !== "" : name === parts[at]))
    if (!isMatch) continue
    const partOf = (name: string) => parts[names.indexOf(name)] ?? name
    return { files, asks: asks.map((ask) => ask.replace(/:\w+/g, partOf)) }
  }
  return null
}

async function answersTo(
  app: Pick<FastifyInstance, "inject">,
  request: FastifyRequest,
  asks: readonly string[],
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  const read = async (ask: string) => {
    const { statusCode, body } = await readAsCaller(app, request, `/api/v1${ask}`)
    // A failure is left for the page to meet, and to explain.
    if (statusCode === 200) answers[ask] = JSON.parse(body)
  }
  const patience = new AbortController()
  await Promise.race([
    Promise.all(asks.map(read)),
    setTimeout(PATIENCE_MS, null, { signal: patience.signal }).catch(() => null),
  ])
  patience.abort()
  return { ...answers }
}

/** JSON that cannot end the element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c")
}

/** None for pages that were built without them. */
async function readHints(path: string): Promise<PageHints> {
  const text = await readFile(path, "utf8").catch(() => "[]")
  return pageHints.parse(JSON.parse(text))
}
