/** The figures of one subject, and what else they are worked out from: all that an explanation of one of them needs. */
export type FigureSource = {
  /** By id of the catalogue. */
  readonly statistics: Readonly<Record<string, number | null>>
  /** Why a figure is not defined, by id. */
  readonly nulls: Readonly<Record<string, string>>
  readonly currency: string
  /** Annual, a fraction. */
  readonly riskFreeRate: number
  /** Null where it is not told. */
  readonly periodsPerYear: number | null
  /** Returns that the ratios are made from. */
  readonly observations: number
  /** Calendar days from the first to the last. */
  readonly days: number
  /** Both ends of a figure that the prices leave open, by id. */
  readonly bounds?: Readonly<Record<string, FigureBounds>> | null
}

export type FigureBounds = { readonly pessimistic: number | null; readonly optimistic: number | null }
