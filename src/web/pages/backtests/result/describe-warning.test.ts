import { expect, it } from "vitest"
import { describeWarning } from "./describe-warning.ts"

it("says what follows from a tie", () => {
  expect(describeWarning({ id: "ties", count: 2, detail: "" })).toMatch(
    /^2\u00a0exact ties: two lines were equal/,
  )
})

it("gives the server's own detail of what is odd about prices", () => {
  const detail = "prices pause for over 7 days; the first time before 2001-09-17"
  expect(describeWarning({ id: "gaps", count: 1, detail })).toBe(`1\u00a0gap: ${detail}.`)
})

it("shows a kind that it does not know", () => {
  expect(describeWarning({ id: "odd-volume", count: 3, detail: "three bars" })).toBe(
    "3\u00a0odd volume: three bars.",
  )
})

it("reads on from the count where a portfolio carried prices forward, and says who has none any more", () => {
  const days = "days on which a holding was valued at an earlier price: AGG 4"
  expect(describeWarning({ id: "carried-forward", count: 4, detail: days })).toBe(`4 ${days}.`)
  expect(describeWarning({ id: "delisted", count: 1, detail: "paid out at the last price" })).toBe(
    "1\u00a0instrument without prices any more: paid out at the last price.",
  )
})
