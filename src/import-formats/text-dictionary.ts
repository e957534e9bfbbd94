/** Distinct texts in order of first appearance; a column keeps indices into them. */
export class TextDictionary {
  readonly texts: string[] = []
  readonly #indexOf = new Map<string, number>()

  indexOf(text: string): number {
    const known = this.#indexOf.get(text)
    if (known !== undefined) return known
    const index = this.texts.length
    this.texts.push(text)
    this.#indexOf.set(text, index)
    return index
  }
}
