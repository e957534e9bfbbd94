const longest = 24 * 60 * 60 * 1000

/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110, 10.2.3): seconds, or an HTTP date measured against the
 * response's own `Date` header, since our clock may differ. At most 24 h; null when absent, unreadable, or a date with
 * no `Date` beside it.
 */
export function retryAfter(header: string | undefined, dateHeader: string | undefined): number | null {
  if (header === undefined) return null
  const text = header.trim()
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longest)
  const until = Date.parse(text)
  const sent = Date.parse(dateHeader ?? "")
  if (Number.isNaN(until) || Number.isNaN(sent)) return null
  return Math.min(Math.max(0, until - sent), longest)
}
