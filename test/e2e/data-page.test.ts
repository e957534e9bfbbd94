import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { JobView, ProviderView } from "../../src/contract/index.ts"
import { chromiumPath, openBrowser, type Product, startProduct } from "./product.ts"

// Whether the data is current, in the demo: with its provider up, limiting requests, down, and slow. Its prices are made up, but
// the adapter, the breaker, the store and the jobs are the real ones.

/** What the demo begins with. */
const listed = ["AAPL", "MSFT", "NVDA", "JPM", "JNJ", "KO", "XOM", "SPY", "QQQ", "OCDO", "SAP", "7203"]

describe.skipIf(chromiumPath === "")("the page about data", () => {
  let product: Product
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    product = await startProduct(["--demo"])
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
    })
    page.on("pageerror", (error) => complaints.push(error.message))
    await page.goto(`${product.url}/data`)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  const provider = () => page.locator("[data-provider=demo]")
  const answer = () => page.locator(".page-answer").innerText()
  const tryNow = async () => {
    await page.getByRole("button", { name: "Try now: Demo provider" }).click()
    await page.locator("[aria-label='Try now: Demo provider']:not([aria-busy])").waitFor()
  }
  const fault = (name: string) => page.getByLabel(name, { exact: true })
  const play = async (name: string) => {
    await fault(name).check()
    await expect.poll(() => faults(product)).not.toEqual([])
  }
  const answerWell = async () => {
    await page.getByRole("button", { name: "Answer well again" }).click()
    await expect.poll(() => faults(product)).toEqual([])
  }
  /** Symbols of the rows that have a price. */
  const pricedSymbols = async () => {
    const rows = await page.getByRole("grid", { name: "Instruments" }).getByRole("row").all()
    const cells = await Promise.all(rows.map((row) => row.getByRole("gridcell").allInnerTexts()))
    return cells.filter(([, , , price = "–"]) => price !== "–").map(([symbol]) => symbol)
  }

  it("says that everything is current once it is, without being reloaded", async () => {
    await expect
      .poll(answer, { timeout: 60_000 })
      .toMatch(/^All \d+\sinstruments are current; the oldest price is from .+\.$/)
    await expect.poll(pricedSymbols).toEqual(expect.arrayContaining(listed))
    expect(await provider().innerText()).toMatch(/Answering/)
  })

  it("opens an instrument with its chart, coverage and actions, under an address of its own", async () => {
    await page.getByRole("searchbox", { name: "Find among the instruments" }).fill("apple")
    await expect.poll(pricedSymbols).toEqual(["AAPL"])
    await page.getByRole("grid", { name: "Instruments" }).focus()
    await page.keyboard.press("Enter")
    const dialog = page.getByRole("dialog", { name: "AAPL" })
    await dialog.locator("canvas").waitFor()
    expect(await dialog.innerText()).toMatch(/bars[^]*No session is missing[^]*Dividend/)
    await page.reload()
    await dialog.locator("canvas").waitFor()
    await page.keyboard.press("Escape")
    await dialog.waitFor({ state: "detached" })
    await page.getByRole("searchbox", { name: "Find among the instruments" }).fill("")
  })

  it("pauses a provider that limits requests, says until when, and keeps every price", async () => {
    await expect.poll(pricedSymbols).toEqual(expect.arrayContaining(listed))
    const before = await pricedSymbols()
    await page.getByText("Make the demo provider misbehave").click()
    await play("Too many requests")
    await tryNow()
    await provider().getByText("Paused", { exact: true }).waitFor()
    const text = await provider().innerText()
    expect(text).toMatch(/No request until \d\d:\d\d, since it said that it was asked too often\./)
    expect(text).toMatch(/Asked too often, .+ago/)
    expect(await pricedSymbols()).toEqual(before)
    expect(await answer()).toMatch(/\w/)
  })

  it("asks a paused provider nothing but the one probe that is moved forward", async () => {
    const requests = await requestCount(product)
    const { nextProbe } = await demoProvider(product)
    await page.reload()
    await expect.poll(pricedSymbols).toEqual(expect.arrayContaining(listed))
    await refresh(product, "BTC-USD")
    expect(await requestCount(product)).toBe(requests)

    await tryNow()
    await page
      .getByRole("status", { name: "Notifications" })
      .getByText(/asked too often/)
      .waitFor()
    expect(await requestCount(product)).toBe(requests + 1)
    const after = await demoProvider(product)
    expect(after.state).toBe("open")
    // Each pause in a row is longer than the one before.
    expect(Date.parse(after.nextProbe ?? "")).toBeGreaterThan(Date.parse(nextProbe ?? ""))
    expect(await provider().innerText()).toMatch(/This is pause 2 in a row/)
  })

  it("asks as usual again once it answers", async () => {
    await page.getByText("Make the demo provider misbehave").click()
    await answerWell()
    await tryNow()
    await provider().getByText("Answering", { exact: true }).waitFor()
    expect((await demoProvider(product)).state).toBe("closed")
  })

  it("says that a provider is down, and is no emptier for it", async () => {
    const before = await pricedSymbols()
    await play("Connections torn down")
    for (let attempt = 0; attempt < 8 && (await demoProvider(product)).state === "closed"; attempt += 1) {
      await tryNow()
    }
    await provider().getByText("Paused", { exact: true }).waitFor()
    expect(await provider().innerText()).toMatch(/since it did not answer in time/)
    await page.reload()
    await expect.poll(pricedSymbols).toEqual(before)
    for (const title of ["Providers", "Instruments", "Cache", "Jobs", "Ended", "System"]) {
      expect(await page.getByRole("heading", { name: title, exact: true }).isVisible()).toBe(true)
    }
    expect(await page.getByRole("alert").count()).toBe(0)

    await page.getByText("Make the demo provider misbehave").click()
    await answerWell()
    await tryNow()
    await provider().getByText("Answering", { exact: true }).waitFor()
  })

  it("shows how far a job is, everywhere, and stops it", async () => {
    await page.getByRole("button", { name: "Add an instrument" }).click()
    await page.getByRole("textbox", { name: "Name or symbol" }).fill("S&P 500")
    await page.keyboard.press("Enter")
    const add = page.getByRole("button", { name: /^Add .*GSPC/ })
    await add.waitFor()
    await setFaults(product, [{ kind: "hang" }])
    await add.click()
    await page.keyboard.press("Escape")

    const running = page.getByRole("list", { name: "Running" })
    await running.getByText("Refresh prices").waitFor()
    expect(await running.getByRole("progressbar").count()).toBe(1)
    await page.getByRole("button", { name: "Jobs: 1 running" }).waitFor()
    await running.getByRole("button", { name: "Cancel: Refresh prices" }).click()
    await running.getByText("Refresh prices").waitFor({ state: "detached", timeout: 30_000 })
    await page
      .getByRole("list", { name: "Ended" })
      .getByRole("listitem")
      .filter({ hasText: /Refresh prices cancelled/ })
      .first()
      .waitFor()
    await page.getByRole("button", { name: "Jobs: none runs" }).waitFor()
    await setFaults(product, [])
  })

  it("hears on any page of what was changed elsewhere", async () => {
    await page.goto(`${product.url}/portfolios`)
    const { data } = await get<{ data: { id: string }[] }>(product, "/portfolios")
    await page.getByRole("table").waitFor()
    // The stream of events begins once the page is there.
    await page.getByRole("button", { name: /^Jobs/ }).click()
    await page.getByText(/jobs to come/).waitFor()
    await page.keyboard.press("Escape")
    const renamed = await fetch(`${product.url}/api/v1/portfolios/${data[0]?.id ?? ""}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Renamed in another window" }),
    })
    expect(renamed.status).toBe(200)
    await page.getByRole("link", { name: "Renamed in another window" }).waitFor()
    await page.goto(`${product.url}/data`)
  })

  it("leaves nothing in the browser's console", () => {
    expect(complaints).toEqual([])
  })

  it("does not scroll sideways on a telephone", async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

async function get<T>({ url }: Product, path: string): Promise<T> {
  return (await (await fetch(`${url}/api/v1${path}`)).json()) as T
}

async function demoProvider(product: Product): Promise<ProviderView> {
  const { data } = await get<{ data: ProviderView[] }>(product, "/providers")
  const demo = data.find(({ id }) => id === "demo")
  if (demo === undefined) throw new Error("the demo has no provider")
  return demo
}

type Faults = { faults: unknown[]; requests: number }

async function faults(product: Product): Promise<unknown[]> {
  return (await get<Faults>(product, "/providers/demo/faults")).faults
}

/** Requests that the demo's provider has had. */
async function requestCount(product: Product): Promise<number> {
  return (await get<Faults>(product, "/providers/demo/faults")).requests
}

async function setFaults({ url }: Product, played: readonly { kind: string }[]): Promise<void> {
  const response = await fetch(`${url}/api/v1/providers/demo/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ faults: played }),
  })
  expect(response.status).toBe(200)
}

/** Has an instrument refreshed and waits until the job has ended, or is put off for as long as its provider is paused. */
async function refresh(product: Product, symbol: string): Promise<void> {
  const { data } = await get<{ data: { id: string; symbol: string }[] }>(product, "/instruments?limit=200")
  const id = data.find((instrument) => instrument.symbol === symbol)?.id
  const response = await fetch(`${product.url}/api/v1/instruments/${String(id)}/refresh`, { method: "POST" })
  expect(response.status).toBe(202)
  const { job } = (await response.json()) as { job: string }
  const isDone = async () => {
    const { finishedAt, runAt } = await get<JobView>(product, `/jobs/${job}`)
    return finishedAt !== null || Date.parse(runAt) > Date.now()
  }
  await expect.poll(isDone, { timeout: 30_000 }).toBe(true)
}
