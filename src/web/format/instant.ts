import { MONTHS } from "./dates.ts"

/** "14 Mar 2025, 09:41" of an ISO instant, in the reader's own zone: when something was done, never a trading date. */
export function formatInstant(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const minute = `${pad(at.getHours())}:${pad(at.getMinutes())}`
  return `${at.getDate()}\u00a0${MONTHS[at.getMonth()]}\u00a0${at.getFullYear()}, ${minute}`
}

/** "09:41" of an instant in milliseconds, in the reader's own zone. */
export function formatClock(ms: number): string {
  const at = new Date(ms)
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`
}

function pad(value: number): string {
  return String(value).padStart(2, "0")
}
