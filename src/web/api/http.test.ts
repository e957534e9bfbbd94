import { describe, expect, it } from "vitest"
import { failureOf } from "./http.ts"
import { ProblemError, ServerUnreachable } from "./problem-error.ts"

describe("failureOf", () => {
  it("speaks the problem's sentence", () => {
    const detail = "line 3, column “P/L”: expected a number, found “abc”"
    const failure = failureOf(
      422,
      JSON.stringify({ type: "t", title: "Unreadable", status: 422, detail, code: "unreadable-file" }),
    )
    expect(failure).toBeInstanceOf(ProblemError)
    expect(failure.message).toBe(detail)
  })

  it("names the request where the server itself failed, so that its log can be searched", () => {
    const problem = {
      type: "t",
      title: "Failed",
      status: 500,
      detail: "The log has it.",
      code: "internal-error",
      instance: "req-7",
    }
    expect(failureOf(500, JSON.stringify(problem)).message).toBe("The log has it. Request req-7.")
  })

  it("takes a gateway's error page as a server that does not answer", () => {
    expect(failureOf(502, "<html>Bad gateway</html>")).toBeInstanceOf(ServerUnreachable)
    expect(failureOf(504, "")).toBeInstanceOf(ServerUnreachable)
  })

  it("names the status when there is no explanation", () => {
    expect(failureOf(500, "null").message).toBe("The server answered with status 500 and no explanation.")
  })
})
