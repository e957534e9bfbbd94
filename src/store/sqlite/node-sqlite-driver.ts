import { DatabaseSync, type StatementSync } from "node:sqlite"
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely"

/** How long a statement waits for another process to let go of the file. */
const busyTimeoutMs = 5_000

/** Distinct statements of the product are few; the bound only guards against ones with a varying number of parameters. */
const maxCachedStatements = 256

type CachedStatement = { readonly statement: StatementSync; readonly returnsRows: boolean }
type Parameter = null | number | string | Uint8Array

/** One connection: everything in Foliant that knows the API of `node:sqlite`. */
class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, CachedStatement>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, returnsRows } = this.#prepare(query.sql)
    const parameters = query.parameters as Parameter[]
    if (returnsRows) return { rows: statement.all(...parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#prepare(query.sql).statement.iterate(...(query.parameters as Parameter[]))) {
      yield { rows: [row as R] }
    }
  }

  execute(sql: string): void {
    this.#database.exec(sql)
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #prepare(sql: string): CachedStatement {
    const cached = this.#statements.get(sql)
    if (cached !== undefined) return cached
    const statement = this.#database.prepare(sql)
    const prepared = { statement, returnsRows: statement.columns().length > 0 }
    if (this.#statements.size >= maxCachedStatements) this.#statements.clear()
    this.#statements.set(sql, prepared)
    return prepared
  }
}

class NodeSqliteDriver implements Driver {
  readonly #connection: NodeSqliteConnection

  constructor(connection: NodeSqliteConnection) {
    this.#connection = connection
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async beginTransaction(_: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    // A transaction that will write takes the write lock at once: one that has read first and then finds another
    // process writing fails with SQLITE_BUSY however long it waits.
    this.#connection.execute(settings.accessMode === "read only" ? "begin" : "begin immediate")
  }

  async commitTransaction(): Promise<void> {
    this.#connection.execute("commit")
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.execute("rollback")
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#connection.close()
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  // SQLite does roll back DDL; Kysely leaves it out only because of ALTER TABLE tricks that we do not use.
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/**
 * A Kysely dialect on one `node:sqlite` connection: WAL, so that readers of other processes do not wait for the writer;
 * `synchronous=FULL`, so that what was acknowledged survives a power cut; integers as numbers, blobs as Uint8Array.
 * Throws when the file cannot be opened or is not a database.
 */
export function nodeSqliteDialect(path: string): Dialect {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs })
  try {
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on")
  } catch (error) {
    database.close()
    throw error
  }
  const connection = new NodeSqliteConnection(database)
  return {
    createDriver: (): Driver => new NodeSqliteDriver(connection),
    createAdapter: (): DialectAdapter => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/**
 * Takes a lock that lasts until it is released or the process ends, however it ends: an exclusive transaction on a
 * database of its own, which the operating system lets go of with the process. Null when another process has it.
 */
export function takeFileLock(path: string): (() => void) | null {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec("pragma journal_mode = memory; begin exclusive")
  } catch (error) {
    database.close()
    if (isBusy(error)) return null
    throw error
  }
  return () => database.close()
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY
}
