import { expect, it } from "vitest"
import { matchWords } from "./match-words.ts"

it("finds all words in any order and case", () => {
  expect(matchWords("R2. Jiji ORB Call Butterfly", "butter orb")).toBe(true)
  expect(matchWords("R2. Jiji ORB Call Butterfly", "butter put")).toBe(false)
})

it("matches everything with nothing asked", () => {
  expect(matchWords("", "")).toBe(true)
  expect(matchWords("x", "   ")).toBe(true)
})
