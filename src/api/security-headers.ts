import type { FastifyInstance } from "fastify"

/** What a page may load and run: what this server sends, and styles inside the page whose hash is known. */
export function appPolicy({ styleHashes }: { readonly styleHashes: readonly string[] }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    ["style-src 'self'", ...styleHashes].join(" "),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")
}

const strictPolicy = appPolicy({ styleHashes: [] })

/** The interactive page writes style attributes and draws with data: images. */
const docsPolicy = strictPolicy
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("img-src 'self'", "img-src 'self' data:")

const headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
} as const

/** What every answer tells the browser not to do. */
export function securityHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    void reply.headers(headers)
    const isDocs = request.url === "/docs" || request.url.startsWith("/docs/")
    void reply.header("content-security-policy", isDocs ? docsPolicy : strictPolicy)
  })
}
