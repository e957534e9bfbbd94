import type { CliWorld } from "./cli-world.ts"

const PATIENCE_MS = 1_000
const BAR_WIDTH = 30

/** A bar on standard error, only on a terminal and only for work over a second. */
export function progressLine({ stderr, now }: Pick<CliWorld, "stderr" | "now">): {
  readonly update: (fraction: number) => void
  readonly clear: () => void
} {
  const began = now()
  let isShown = false
  return {
    update(fraction) {
      if (!stderr.isTerminal || now() - began < PATIENCE_MS) return
      isShown = true
      const full = Math.round(fraction * BAR_WIDTH)
      const left = fraction > 0 ? ((now() - began) / fraction) * (1 - fraction) : 0
      const bar = "█".repeat(full).padEnd(BAR_WIDTH, "░")
      stderr.write(`\r\u001B[K${bar} ${Math.floor(fraction * 100)} %, ${Math.ceil(left / 1_000)} s left`)
    },
    clear() {
      if (isShown) stderr.write("\r\u001B[K")
      isShown = false
    },
  }
}
