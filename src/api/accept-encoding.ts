export type Encoding = "br" | "gzip" | "identity"

/** The best encoding that a client takes and that we have; an encoding with `q=0` is one that it does not take. */
export function acceptedEncoding(header: string | undefined): Encoding {
  const offered = new Map(
    (header ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part.trim().toLowerCase().split(";")
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find((q) => q !== undefined)
      return [name, quality === undefined ? 1 : Number(quality)]
    }),
  )
  const takes = (name: string) => (offered.get(name) ?? offered.get("*") ?? 0) > 0
  if (takes("br")) return "br"
  return takes("gzip") ? "gzip" : "identity"
}
