import { expect, it } from "vitest"
import { columns, printable, textWidth } from "./columns.ts"

it("aligns cells and leaves no space at a line's end", () => {
  expect(columns([["Sharpe ratio", "1.25"], ["CAGR", "−20.10 %"], ["Beta"]], ["left", "right"])).toEqual([
    "Sharpe ratio      1.25",
    "CAGR          −20.10 %",
    "Beta",
  ])
})

it("counts the cells of a terminal, not characters", () => {
  expect(textWidth("\u001B[1mbold\u001B[22m")).toBe(4)
  expect(textWidth("e\u0301")).toBe(1)
  expect(textWidth("日経")).toBe(4)
})

it("lets no text of a file steer the terminal", () => {
  expect(printable("a\u001B[31mred\u202Eevil\r\n")).toBe("a·[31mred·evil··")
})

it("cuts what is too long with an ellipsis", () => {
  expect(printable("put credit spread", 10)).toBe("put credi…")
  expect(printable("put", 3)).toBe("put")
})
