import * as fc from "fast-check"
import { expect, it } from "vitest"
import { spreadLabels } from "./spread-labels.ts"

const room = { height: 20, top: 0, bottom: 200 }

it("leaves labels that are far apart where they are", () => {
  expect(spreadLabels([150, 40], room)).toEqual([150, 40])
})

it("moves the lower of two close labels down, and both up at the end of the room", () => {
  expect(spreadLabels([100, 104], room)).toEqual([100, 120])
  expect(spreadLabels([199, 198], room)).toEqual([190, 170])
})

it("keeps labels apart, in order and within the room as long as they fit", () => {
  const places = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 10 })
  fc.assert(
    fc.property(places, (given) => {
      const sorted = given.toSorted((a, b) => a - b)
      const middles = spreadLabels(sorted, room)
      middles.forEach((middle, at) => {
        expect(middle).toBeGreaterThanOrEqual(10 - 1e-9)
        expect(middle).toBeLessThanOrEqual(190 + 1e-9)
        expect(middle - (middles[at - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(20 - 1e-9)
      })
    }),
  )
})
