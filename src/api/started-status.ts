/** Status of an answer to a search that was asked for: still to come, new, or there already. */
export function startedStatus({
  isNew,
  isOver,
}: {
  readonly isNew: boolean
  readonly isOver: boolean
}): 200 | 201 | 202 {
  if (!isOver) return 202
  return isNew ? 201 : 200
}
