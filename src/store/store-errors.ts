/** A newer Foliant has written this store. */
export class StoreIsNewer extends Error {
  readonly code = "store-is-newer"

  constructor(location: string, migration: string) {
    super(
      `${location} was written by a newer Foliant (it has had the migration ${migration}, which this version does not ` +
        "know); start that version, or give this one another --data-dir",
    )
  }
}

/** Another server has this data directory. */
export class StoreInUse extends Error {
  readonly code = "store-in-use"

  constructor(directory: string) {
    super(`another Foliant server is using ${directory}; stop it, or give this one another --data-dir`)
  }
}
