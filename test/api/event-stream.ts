import { streamEvent, type StreamEvent } from "../../src/contract/index.ts"

/** What a listener heard, message by message. */
export type Listener = {
  readonly status: number
  readonly headers: Headers
  readonly events: readonly StreamEvent[]
  /** Bytes that carry no event: comments that show the connection is alive. */
  readonly heartbeats: () => number
  readonly lastId: () => string
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>
  close(): void
}

/** Listens as a browser's EventSource does, and checks each event against the contract. */
export async function listenTo(url: string, headers: Record<string, string> = {}): Promise<Listener> {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/v1/events`, {
    headers: { accept: "text/event-stream", ...headers },
    signal: stop.signal,
  })
  const events: StreamEvent[] = []
  let heartbeats = 0
  let lastId = ""
  const read = async () => {
    let rest = ""
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n")
      rest = blocks.pop() ?? ""
      for (const block of blocks) {
        const fields = new Map(block.split("\n").map((line) => splitField(line)))
        lastId = fields.get("id") ?? lastId
        if (fields.has("")) heartbeats += 1
        const data = fields.get("data")
        if (data === undefined) continue
        const event = streamEvent.parse(JSON.parse(data))
        if (fields.get("event") !== event.type) throw new Error(`the name of ${data} is another`)
        events.push(event)
      }
    }
  }
  const ended = read().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
  })
  return {
    status: response.status,
    headers: response.headers,
    events,
    heartbeats: () => heartbeats,
    lastId: () => lastId,
    ended,
    close: () => stop.abort(),
  }
}

function splitField(line: string): [name: string, value: string] {
  const at = line.indexOf(":")
  return [line.slice(0, at), line.slice(at + 1).trimStart()]
}
