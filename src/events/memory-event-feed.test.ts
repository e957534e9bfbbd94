import { describe, expect, it } from "vitest"
import type { ServerEvent, StreamEvent } from "../operations/events-port.ts"
import { MemoryEventFeed } from "./memory-event-feed.ts"

const changed = (portfolioId: string, revision = 2): ServerEvent => ({
  type: "invalidation",
  portfolioId,
  revision,
})

function feedOf(capacity = 3) {
  return new MemoryEventFeed({ processId: "run-1", capacity })
}

function listen(feed: MemoryEventFeed, owner = "ann", after: string | null = null) {
  const heard: StreamEvent[] = []
  const positions: string[] = []
  const subscription = feed.subscribe(owner, after, (event, position) => {
    heard.push(event)
    positions.push(position)
  })
  return { heard, positions, ...subscription }
}

describe("the event feed in memory", () => {
  it("tells each owner what is theirs and what is everyone's, until they stop listening", () => {
    const feed = feedOf()
    const ann = listen(feed, "ann")
    const bob = listen(feed, "bob")
    feed.publish("ann", changed("a"))
    feed.publish(null, { type: "freshness", instruments: ["x"] })
    bob.end()
    feed.publish(null, changed("all"))
    expect(ann.heard).toEqual([changed("a"), { type: "freshness", instruments: ["x"] }, changed("all")])
    expect(bob.heard).toEqual([{ type: "freshness", instruments: ["x"] }])
  })

  it("catches a listener up from where it was, without a gap or a repetition", () => {
    const feed = feedOf()
    const before = listen(feed)
    feed.publish("ann", changed("a"))
    before.end()
    feed.publish("ann", changed("b"))
    feed.publish("bob", changed("not ann's"))
    const after = listen(feed, "ann", before.positions[0])
    feed.publish("ann", changed("c"))
    expect(after.heard).toEqual([changed("b"), changed("c")])
  })

  it("tells where a listener that has heard nothing stands", () => {
    const feed = feedOf()
    feed.publish("ann", changed("a"))
    const quiet = listen(feed)
    quiet.end()
    feed.publish("ann", changed("b"))
    expect(listen(feed, "ann", quiet.position).heard).toEqual([changed("b")])
  })

  it.each([
    ["was dropped since", "run-1.0"],
    ["is of an earlier run", "run-0.2"],
    ["lies ahead", "run-1.99"],
    ["is nonsense", "x"],
  ])("says so when the position %s", (_, position) => {
    const feed = feedOf(2)
    for (const id of ["a", "b", "c"]) feed.publish("ann", changed(id))
    expect(listen(feed, "ann", position).heard).toEqual([{ type: "reset" }])
  })

  it("keeps no more than it may, and replays from the oldest that it keeps", () => {
    const feed = feedOf(2)
    for (const id of ["a", "b", "c"]) feed.publish("ann", changed(id))
    expect(listen(feed, "ann", "run-1.1").heard).toEqual([changed("b"), changed("c")])
  })
})
