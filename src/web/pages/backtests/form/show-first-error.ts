/** Brings the first field that cannot be used into sight, and the focus to it, once it says so. */
export function showFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"]')
    const group = field?.closest("details")
    if (group) group.open = true
    field?.focus()
  })
}
