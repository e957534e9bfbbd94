type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields of an object that have a value; one that is undefined is as good as absent. */
export function definedFields<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}
