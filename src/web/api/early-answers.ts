/** What the server sent along with the frame: answers to the first questions of the page, by path. */
let answers: Map<string, unknown> | null = null

/**
 * The answer that came with the page to a question of it, once: asked again, the server is asked. `undefined` when none came.
 */
export function takeEarlyAnswer(path: string): unknown {
  answers ??= readAnswers(document.getElementById("early-answers")?.textContent ?? "{}")
  const answer = answers.get(path)
  answers.delete(path)
  return answer
}

function readAnswers(text: string): Map<string, unknown> {
  return new Map(Object.entries(JSON.parse(text) as Record<string, unknown>))
}
