const names: Record<string, string> = {
  "option-omega-trade-log": "Option Omega trade log",
  "live-trade-log": "live trade log",
  "option-omega-daily-log": "Option Omega daily log",
}

/** What people call a format; the id itself when it has no other name. */
export function formatName(id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}
