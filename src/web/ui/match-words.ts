/** Whether every word of the query occurs in the text, in any order, whatever the case. An empty query matches all. */
export function matchWords(text: string, query: string): boolean {
  const haystack = text.toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
