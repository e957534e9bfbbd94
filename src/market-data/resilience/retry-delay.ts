const base = 500
const longest = 8_000

/** Full jitter: random(0, min(8 s, 500 ms · 2^i)) before retry i = 0, 1, … (Brooker, "Exponential Backoff And Jitter"). */
export function retryDelay(retry: number, random: () => number): number {
  return random() * Math.min(longest, base * 2 ** retry)
}
