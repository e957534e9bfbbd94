import { array, assert, integer, nat, property } from "fast-check"
import { expect, it } from "vitest"
import { WorkShares } from "./work-shares.ts"

it("gives out every run once, whoever asks", () => {
  assert(
    property(
      nat(3_000),
      integer({ min: 1, max: 5 }),
      array(nat(4), { minLength: 1 }),
      (runs, workers, asking) => {
        const shares = new WorkShares(runs, workers)
        const given = new Uint8Array(runs)
        for (let i = 0; ; i++) {
          const piece = shares.take(asking[i % asking.length] % workers)
          if (piece === null) break
          expect(piece.to).toBeGreaterThan(piece.from)
          for (let run = piece.from; run < piece.to; run++) given[run]++
        }
        expect(given.every((times) => times === 1)).toBe(true)
      },
    ),
  )
})

it("begins each worker in a part of its own, and lets it help at the end of another's", () => {
  const shares = new WorkShares(512, 2)
  expect(shares.take(0)).toEqual({ from: 0, to: 64 })
  expect(shares.take(1)).toEqual({ from: 256, to: 320 })
  for (let piece = shares.take(1); piece?.to !== 512; piece = shares.take(1));
  expect(shares.take(1)).toEqual({ from: 208, to: 256 })
  shares.clear()
  expect([shares.take(0), shares.take(1)]).toEqual([null, null])
})
