import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { job, page } from "../../src/contract/index.ts"
import type { JobHandler } from "../../src/operations/jobs-port.ts"
import { tradeOn } from "../operations/portfolio-world.ts"
import { type ApiWorld, apiWorld } from "./api-world.ts"

const v1 = "/api/v1"
const DAY = 86_400_000

let api: ApiWorld
beforeEach(async () => {
  api = await apiWorld()
})
afterEach(() => api.remove())

/** Starts the queue; the clean-up of imports does what a test says. */
function start(cleanUpImports?: JobHandler<null>): void {
  const change = cleanUpImports === undefined ? {} : { "clean-up-imports": cleanUpImports }
  api.jobs.start({ ...api.handlers, ...change }, [])
}

async function add(owner: string | null = "ann"): Promise<string> {
  const job = { owner, payload: null, priority: 3, dedupeKey: null, maxAttempts: 1 } as const
  return (await api.jobs.enqueue("clean-up-imports", job)).id
}

async function read(id: string) {
  const { status, body } = await api.json(`${v1}/jobs/${id}`)
  expect(status).toBe(200)
  return job.strict().parse(body)
}

const reaches = (id: string, state: string) =>
  vi.waitFor(async () => expect((await read(id)).state).toBe(state), { interval: 5 })

const post = (path: string) => api.json(path, { method: "POST" })

describe("a job over the API", () => {
  it("is there as soon as it was added, and tells how far it is until it has ended", async () => {
    let goOn = () => {}
    const waited = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const id = await add()
    expect(await read(id)).toMatchObject({ kind: "clean-up-imports", state: "waiting", finishedAt: null })
    start(async (_, { progress }) => {
      progress(0.5, "half of them")
      await waited
    })
    await vi.waitFor(async () =>
      expect(await read(id)).toMatchObject({ state: "running", progress: 0.5, progressText: "half of them" }),
    )
    goOn()
    await reaches(id, "succeeded")
    expect(await read(id)).toMatchObject({ progress: 1, finishedAt: "2025-06-02T12:00:00.000Z" })
  })

  it("is cancelled while it runs, and run again when asked to", async () => {
    let runs = 0
    start(async (_, { signal }) => {
      runs += 1
      if (runs > 1) return
      await new Promise<void>((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("stopped")))
      })
    })
    const id = await add()
    await reaches(id, "running")
    const cancel = await post(`${v1}/jobs/${id}/cancel`)
    expect(job.strict().parse(cancel.body)).toMatchObject({ state: "running", cancelRequested: true })
    await reaches(id, "cancelled")
    expect((await post(`${v1}/jobs/${id}/cancel`)).status).toBe(200) // twice is no failure
    const retry = await post(`${v1}/jobs/${id}/retry`)
    expect(job.strict().parse(retry.body)).toMatchObject({ id, state: "waiting", cancelRequested: false })
    await reaches(id, "succeeded")
  })

  it("is seen by its owner, and the installation's by everyone", async () => {
    const bobs = await add("bob")
    const ours = await add(null)
    const { body } = await api.json(`${v1}/jobs`)
    expect(page(job.strict()).parse(body)).toMatchObject({ data: [{ id: ours }], nextCursor: null })
    expect((await api.json(`${v1}/jobs/${bobs}`)).status).toBe(404)
    expect((await post(`${v1}/jobs/${bobs}/cancel`)).status).toBe(404)
    const asBob = { headers: { "x-owner": "bob" } }
    expect((await api.json(`${v1}/jobs/${bobs}`, asBob)).status).toBe(200)
  })

  it("is listed newest first, in pages, by state", async () => {
    const ids = [await add(), await add(), await add(), await add()].toReversed()
    await post(`${v1}/jobs/${ids[0]}/cancel`)
    const read = async (query: string) => {
      const { body } = await api.json(`${v1}/jobs?${query}`)
      return page(job).parse(body)
    }
    const first = await read("limit=2&state=waiting")
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
    const second = await read(`limit=2&state=waiting&cursor=${first.nextCursor}`)
    expect(second).toMatchObject({ data: [{ id: ids[3] }], nextCursor: null })
    expect((await read("state=waiting,cancelled")).data).toHaveLength(4)
    expect((await api.json(`${v1}/jobs?state=late`)).status).toBe(400)
  })

  it("cleans up what it says: imports never committed, and jobs long ended", async () => {
    const { id: staged } = await api.upload([tradeOn(10)])
    const { importId } = await api.importTrades([tradeOn(11)])
    start()
    const early = await add()
    await reaches(early, "succeeded")
    expect((await api.json(`${v1}/imports/${staged}`)).status).toBe(200)
    api.advance(8 * DAY)
    await reaches(await add(), "succeeded")
    expect((await api.json(`${v1}/imports/${staged}`)).status).toBe(404)
    expect((await api.json(`${v1}/imports/${importId}`)).status).toBe(200)
    const cleaning = { owner: null, payload: null, priority: 6, dedupeKey: null } as const
    const { id } = await api.jobs.enqueue("clean-up-jobs", cleaning)
    await reaches(id, "succeeded")
    expect((await api.json(`${v1}/jobs/${early}`)).status).toBe(404)
  })
})
