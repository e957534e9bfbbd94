/** Uploads and commits a generated log as a client would; returns the id of its portfolio. */
export async function importLog(url: string, name: string, tradeLog: string): Promise<string> {
  const form = new FormData()
  form.append("file", new Blob([tradeLog]), `${name}.csv`)
  const { import: batch, mustConfirm } = await answer<{ import: { id: string }; mustConfirm: string[] }>(
    await fetch(`${url}/api/v1/imports`, { method: "POST", body: form }),
  )
  const { portfolioId } = await answer<{ portfolioId: string }>(
    await fetch(`${url}/api/v1/imports/${batch.id}/commit`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, confirmedChecks: mustConfirm }),
    }),
  )
  return portfolioId
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok)
    throw new Error(`${response.url} answered ${String(response.status)}: ${await response.text()}`)
  return (await response.json()) as T
}
