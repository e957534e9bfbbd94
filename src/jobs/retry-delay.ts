import type { Backoff } from "../operations/jobs-port.ts"

/**
 * Milliseconds to wait after a failed attempt, the first being 1: full jitter, random(0, min(cap, base · 2^(attempt − 1))).
 * Source: M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015.
 */
export function retryDelay(attempt: number, { baseMs, capMs }: Backoff, random: () => number): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** (attempt - 1)))
}
