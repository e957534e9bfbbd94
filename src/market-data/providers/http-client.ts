import {
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from "node:http"
import { Agent as HttpsAgent, request as httpsRequest } from "node:https"
import type { Readable } from "node:stream"
import { createBrotliDecompress, createGunzip } from "node:zlib"
import { ProviderFailure } from "../resilience/provider-failure.ts"

export type HttpResponse = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** The media type, lower-case, without parameters; empty when there is none. */
  readonly contentType: string
  readonly body: string
}

export interface HttpClient {
  /** Fetches without following redirects. Throws `ProviderFailure`: `timeout` when no whole answer came, `malformed` when it was too large. */
  get(
    url: URL,
    options: { readonly headers?: Readonly<Record<string, string>>; readonly remainingMs: number },
  ): Promise<HttpResponse>
  close(): void
}

export type HttpDeadlines = {
  readonly connectMs: number
  readonly headersMs: number
  readonly bodyMs: number
}

const defaultDeadlines: HttpDeadlines = { connectMs: 3_000, headersMs: 5_000, bodyMs: 10_000 }
const maxHeaderBytes = 64 * 1024
const maxBodyBytes = 8 * 1024 * 1024

/**
 * One keep-alive pool. Node's own `fetch` is not used: it refuses headers beyond 16 KiB, and cookies of 20 KB occur
 * (docs/decisions/market-data-resilience.md).
 */
export function createHttpClient(options: {
  /** One honest, stable value; requests without any are refused. */
  readonly userAgent: string
  readonly deadlines?: HttpDeadlines
}): HttpClient {
  const agents = {
    "http:": new HttpAgent({ keepAlive: true }),
    "https:": new HttpsAgent({ keepAlive: true }),
  }
  const deadlines = options.deadlines ?? defaultDeadlines
  return {
    get: async (url, { headers = {}, remainingMs }) => {
      const exchange = new HttpExchange(deadlines, remainingMs)
      const secure = url.protocol === "https:"
      return exchange.run(
        (secure ? httpsRequest : httpRequest)(url, {
          agent: agents[secure ? "https:" : "http:"],
          maxHeaderSize: maxHeaderBytes,
          headers: {
            "user-agent": options.userAgent,
            accept: "*/*",
            "accept-encoding": "gzip, br",
            ...headers,
          },
        }),
      )
    },
    close: () => {
      agents["http:"].destroy()
      agents["https:"].destroy()
    },
  }
}

type Phase = "connect" | "headers" | "body"

/** One request on its way: three deadlines one after the other, none beyond what is left of the call's time. */
class HttpExchange {
  readonly #deadlines: HttpDeadlines
  readonly #remainingMs: number
  readonly #started = performance.now()
  #timer: NodeJS.Timeout | undefined
  #phase: Phase = "connect"

  constructor(deadlines: HttpDeadlines, remainingMs: number) {
    this.#deadlines = deadlines
    this.#remainingMs = remainingMs
  }

  run(request: ReturnType<typeof httpRequest>): Promise<HttpResponse> {
    return new Promise<HttpResponse>((resolve, reject) => {
      const give = (error: Error) => {
        request.destroy(error)
        reject(error)
      }
      const fail = (error: Error) => {
        give(error instanceof ProviderFailure ? error : new ProviderFailure("timeout", this.#describe(error)))
      }
      this.#enter("connect", fail)
      request.on("socket", (socket) => {
        if (socket.connecting) socket.once("connect", () => this.#enter("headers", fail))
        else this.#enter("headers", fail)
      })
      request.on("error", fail)
      request.on("response", (response) => {
        this.#enter("body", fail)
        this.#read(response).then(resolve, fail)
      })
      request.end()
    }).finally(() => clearTimeout(this.#timer))
  }

  async #read(response: IncomingMessage): Promise<HttpResponse> {
    const chunks: Buffer[] = []
    let size = 0
    // Throws by itself when the connection closes before the whole body came.
    for await (const chunk of decoded(response)) {
      chunks.push(chunk as Buffer)
      size += (chunk as Buffer).length
      if (size > maxBodyBytes) {
        throw new ProviderFailure("malformed", `the answer is longer than ${maxBodyBytes} bytes`)
      }
    }
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      contentType: (response.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
      body: Buffer.concat(chunks).toString("utf8"),
    }
  }

  #enter(phase: Phase, fail: (error: Error) => void): void {
    this.#phase = phase
    clearTimeout(this.#timer)
    const limit = {
      connect: this.#deadlines.connectMs,
      headers: this.#deadlines.headersMs,
      body: this.#deadlines.bodyMs,
    }[phase]
    const left = Math.min(limit, this.#remainingMs - (performance.now() - this.#started))
    this.#timer = setTimeout(() => fail(new Error(`no end after ${limit} ms`)), Math.max(0, left))
  }

  /** Names the phase and the reason, never the address: a query may hold a secret. */
  #describe(error: Error): string {
    const code = "code" in error && typeof error.code === "string" ? error.code : error.message
    return `${this.#phase} failed: ${code}`
  }
}

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]
  if (encoding === "gzip") return pipeWithErrors(response, createGunzip())
  if (encoding === "br") return pipeWithErrors(response, createBrotliDecompress())
  return response
}

function pipeWithErrors(source: Readable, target: NodeJS.ReadWriteStream & Readable): Readable {
  source.once("error", (error) => target.destroy(error))
  return source.pipe(target)
}
