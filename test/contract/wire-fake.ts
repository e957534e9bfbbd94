import { createServer, type IncomingHttpHeaders, type Server } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import type { TransportFault } from "../../src/market-data/providers/yahoo/loopback-faults.ts"
import { type LoopbackAnswer, sendAnswer } from "../../src/market-data/providers/yahoo/loopback-transport.ts"

export type WireRequest = { readonly url: URL; readonly headers: IncomingHttpHeaders }

/** A server on 127.0.0.1 that answers as a vendor would, or as a fault has it. */
export class WireFake {
  readonly log: WireRequest[] = []
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #fault: TransportFault | null = null

  private constructor(answer: (request: WireRequest) => LoopbackAnswer, clock: () => number) {
    this.#server = createServer((incoming, response) => {
      const request = { url: new URL(incoming.url ?? "/", this.address), headers: incoming.headers }
      this.log.push(request)
      sendAnswer(response, answer(request), this.#fault, clock())
    })
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket)
      socket.once("close", () => this.#sockets.delete(socket))
    })
  }

  static async start(
    answer: (request: WireRequest) => LoopbackAnswer,
    clock: () => number,
  ): Promise<WireFake> {
    const fake = new WireFake(answer, clock)
    await new Promise<void>((resolve) => fake.#server.listen(0, "127.0.0.1", resolve))
    return fake
  }

  get address(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`)
  }

  /** Every answer from now on. */
  play(fault: TransportFault | null): void {
    this.#fault = fault
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
