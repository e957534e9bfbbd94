/** A column as it is stored and sent. */
export type PackedValues = Int16Array | Int32Array | Float64Array | readonly string[]

/** Columns of equal length by name. */
export type PackedColumns = ReadonlyMap<string, PackedValues>

type ArrayType<T> = { new (length: number): T; readonly name: string }

/**
 * The column of a name, as it is, without a copy. Throws when it is absent, of another type or of another length than
 * `count`.
 */
export function packedColumn<T extends Int16Array | Int32Array | Float64Array>(
  columns: PackedColumns,
  name: string,
  type: ArrayType<T>,
  count: number,
): T {
  const values = columns.get(name)
  if (values === undefined) throw new Error(`the column "${name}" is absent`)
  if (!(values instanceof type)) throw new Error(`the column "${name}" is no ${type.name}`)
  return checkLength(name, values, count)
}

/** The texts of a name; null when they were left out. Throws when they are numbers or not `count` texts. */
export function packedTexts(columns: PackedColumns, name: string, count: number): readonly string[] | null {
  const values = columns.get(name)
  if (values === undefined) return null
  if (ArrayBuffer.isView(values)) throw new Error(`the column "${name}" holds no texts`)
  return checkLength(name, values, count)
}

function checkLength<T extends PackedValues>(name: string, values: T, count: number): T {
  if (values.length === count) return values
  throw new Error(`the column "${name}" has ${values.length} values where ${count} were expected`)
}
