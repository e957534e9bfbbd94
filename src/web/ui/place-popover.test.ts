import { describe, expect, it } from "vitest"
import { placePopover } from "./place-popover.ts"

const viewport = { width: 1000, height: 800 }
const anchor = { left: 100, top: 100, width: 80, height: 36 }

describe("placePopover", () => {
  it("stands under its anchor, start to start", () => {
    expect(placePopover(anchor, { width: 300, height: 200 }, viewport, "start")).toEqual({
      left: 100,
      top: 140,
      maxHeight: 652,
    })
  })

  it("aligns its end with the anchor's end", () => {
    const place = placePopover({ ...anchor, left: 700 }, { width: 300, height: 200 }, viewport, "end")
    expect(place.left).toBe(480)
  })

  it("goes above when there is no room below and more above", () => {
    const place = placePopover({ ...anchor, top: 700 }, { width: 300, height: 200 }, viewport, "start")
    expect(place.top).toBe(496)
    expect(place.maxHeight).toBe(688)
  })

  it("stays 8 px inside the screen on both sides", () => {
    expect(placePopover({ ...anchor, left: 900 }, { width: 300, height: 100 }, viewport, "start").left).toBe(
      692,
    )
    expect(placePopover({ ...anchor, left: 0 }, { width: 300, height: 100 }, viewport, "end").left).toBe(8)
  })

  it("stays under the anchor and gives the room that is left when it fits nowhere", () => {
    const place = placePopover(anchor, { width: 300, height: 2000 }, viewport, "start")
    expect(place).toMatchObject({ top: 140, maxHeight: 652 })
  })
})
