import { describe, expect, it } from "vitest"
import { sharedDataPresent } from "../shared-data.ts"
import { differences, type Expected, moneyTolerance, statisticTolerance } from "./compare-figures.ts"
import { cases, result } from "./reference-cases.ts"

type Figures = Record<string, Expected>

type LedgerExpectation = {
  readonly positions: Record<string, Figures>
  readonly performance: Figures
  readonly value: Expected
  readonly gains: Figures
  readonly cash?: Figures
}

type ImportExpectation = {
  readonly exit?: readonly number[]
  readonly format?: string
  readonly anyAccepted?: boolean
  readonly rows?: number
  readonly accepted?: number
  readonly rejected?: number
  readonly duplicates?: number
  readonly lines?: readonly number[]
  readonly columns?: readonly string[]
  readonly failing?: readonly string[]
  readonly violationLines?: Record<string, readonly number[]>
  readonly positions?: Record<string, number>
}

type Valuation = {
  readonly positions: readonly ({ readonly symbol: string } & Record<string, number | null>)[]
  readonly cash: Record<string, number>
  readonly lots: readonly { readonly symbol: string; readonly quantity: number }[]
  readonly value: number | null
  readonly performance: Record<string, number | null> & { readonly gains: Record<string, number> | null }
  readonly import: {
    readonly format: string
    readonly rows: number
    readonly accepted: number
    readonly rejectedRows: number
    readonly rejected: readonly { readonly line: number; readonly column: string | null }[]
    readonly duplicates: readonly unknown[]
    readonly checks: readonly {
      readonly id: string
      readonly passed: boolean | null
      readonly violations: readonly { readonly line: number | null }[]
    }[]
  }
}

const money = () => moneyTolerance
const statistic = () => statisticTolerance
const moneyFigures = new Set(["costBasis", "marketValue", "realised", "unrealised", "income", "fees"])

const positionOf = ({ positions }: Valuation, symbol: string) =>
  positions.find((position) => position.symbol === symbol) ?? {}

describe.skipIf(!sharedDataPresent)("foliant portfolio", () => {
  it.concurrent.each(cases<LedgerExpectation>("ledger.json", "portfolio"))(
    "agrees on $id",
    async ({ args, expect: expected }) => {
      const found = await result<Valuation>(args)
      for (const [symbol, figures] of Object.entries(expected.positions)) {
        const toleranceOf = (id: string) => (moneyFigures.has(id) ? moneyTolerance : statisticTolerance)
        expect(differences(figures, positionOf(found, symbol), toleranceOf), symbol).toEqual([])
      }
      expect(found.positions).toHaveLength(Object.keys(expected.positions).length)
      expect(differences(expected.performance, found.performance, statistic)).toEqual([])
      expect(differences({ value: expected.value }, { value: found.value }, money)).toEqual([])
      const { gains } = found.performance
      const parts = { ...gains, priceAndCurrency: (gains?.["price"] ?? NaN) + (gains?.["currency"] ?? NaN) }
      expect(differences(expected.gains, parts, money)).toEqual([])
      expect(differences(expected.cash ?? {}, found.cash, money)).toEqual([])
    },
  )

  it.concurrent.each(cases<ImportExpectation>("imports.json", "portfolio"))(
    "reads $id",
    async ({ args, expect: expected }) => {
      const found = await result<Valuation>(args)
      const { format, rows, accepted, rejectedRows, rejected, duplicates, checks } = found.import
      const counts = { rows, accepted, rejected: rejectedRows }
      expect({ format, ...counts, ...expected }).toMatchObject({ format, ...counts })
      expect(accepted).toBeGreaterThan(0)
      expect(duplicates).toHaveLength(expected.duplicates ?? 0)
      expect(rejected.map(({ line }) => line)).toEqual(expected.lines ?? [])
      expect(rejected.map(({ column }) => column)).toEqual(expected.columns ?? [])
      for (const id of expected.failing ?? []) {
        expect(checks.find((check) => check.id === id)?.passed, id).toBe(false)
      }
      for (const [id, lines] of Object.entries(expected.violationLines ?? {})) {
        const violations = checks.find((check) => check.id === id)?.violations ?? []
        expect(violations.map(({ line }) => line)).toEqual(lines)
      }
      for (const [symbol, quantity] of Object.entries(expected.positions ?? {})) {
        expect(positionOf(found, symbol)).toMatchObject({ quantity })
      }
    },
  )
})
