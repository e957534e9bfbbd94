import { expect, it } from "vitest"
import { describeSelection } from "./multi-select.tsx"

const options = ["a", "b", "c"].map((value) => ({ value, label: `Strategy ${value}` }))

it("says that nothing is left out, names the one, or counts the chosen", () => {
  expect(describeSelection("strategies", options, [])).toBe("All strategies")
  expect(describeSelection("strategies", options, ["b"])).toBe("Strategy b")
  expect(describeSelection("strategies", options, ["a", "c"])).toBe("2 of 3 strategies")
})

it("names a choice that is not among the options as it was written", () => {
  expect(describeSelection("strategies", options, ["gone"])).toBe("gone")
})
