/** Lets the task under way end: input is answered and what was rendered is painted before the next piece of work. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
