import { readFileSync } from "node:fs"
import { arch, cpus, platform, totalmem } from "node:os"

/** What the figures were measured on, in one line. */
export function machine(): string {
  const [cpu] = cpus()
  const model = cpu.model.trim() === "" || cpu.model === "unknown" ? modelFromSystem() : cpu.model
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB`
  return `${cpus().length} × ${model}, ${memory}, ${platform()} ${arch()}, Node ${process.versions.node}`
}

function modelFromSystem(): string {
  try {
    const text = readFileSync("/proc/cpuinfo", "utf8")
    return /^(?:model name|Model|CPU part)\s*:\s*(.+)$/m.exec(text)?.[1] ?? "unknown processor"
  } catch {
    return "unknown processor"
  }
}
