import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isMainThread } from 'node:worker_threads'
import { nearRepeat } from '#kernel/locate/near-repeats/near-repeat.ts'
import { seeded } from '#kernel/random.ts'
import { beside } from '../apart/beside.ts'
import { background } from './background.ts'
import { givingWay } from './giving-way.ts'
import { inBackground } from './in-background.ts'
import { inTurns, piecesAtOnce } from './in-turns.ts'
import type { Told } from './jobs-of.ts'
import { serveJobs } from './serve-jobs.ts'
import { toItsEnd, whileWaitedFor, type Step } from './waited-for.ts'

/** This file is its own worker: jobs that count, fail and die as no job of the kernel does. */
const jobs = {
  count: (to: number, told: Told) => {
    let sum = 0
    for (let k = 1; k <= to; k++) {
      sum += Math.sqrt(k)
      if (k % 10_000 === 0) told(k / to)
    }
    return sum
  },
  endless: () => {
    for (;;) Math.random()
  },
  refuse: (many: number) => {
    throw new RangeError(`A number of people is whole, not ${many}.`)
  },
  die: () => process.exit(3),
  twice: (list: Float64Array) => list.map((one) => 2 * one),
}

if (isMainThread) describe('work in the background', tests)
else serveJobs(jobs)

function tests(): void {
  const aside = background<typeof jobs>(new URL(import.meta.url))
  const burglaries = { x: Array.from({ length: 300 }, (_, i) => (i * 37) % 101), y: Array.from({ length: 300 }, (_, i) => (i * 53) % 97), time: Array.from({ length: 300 }, (_, i) => (i * 29) % 89) }
  const asked = { space: [5, 10], days: [7, 14], permutations: 99 }

  test('what is worked out in the background equals what the kernel says here, seed for seed', async () => {
    const beside = await inBackground('near-repeat', { incidents: burglaries, ...asked, seed: 7 })
    assert.deepEqual(beside, nearRepeat(burglaries, { ...asked, random: seeded(7) }))
    await assert.rejects(inBackground('rake', { margins: [] }), { name: 'RangeError', message: 'Raking needs at least one margin.' })
  })

  test('whoever waits for a deed hears how far what is done beside it is, and all of it ends when they no longer do', async () => {
    const room = beside<typeof jobs>('reckoning', new URL(import.meta.url)), leaving = new AbortController(), steps: Step[] = []
    const told = (step: Step) => {
      steps.push(step)
      leaving.abort()
    }
    await whileWaitedFor({ signal: leaving.signal, told }, async () => {
      const giveWay = givingWay()
      await giveWay()
      await assert.rejects(room('count', 60_000_000_000), { name: 'AbortError' })
      await assert.rejects(giveWay(), { name: 'AbortError' })
      // The controls: what nobody's leaving ends goes on, and the worker is there for it.
      await toItsEnd(async () => givingWay()())
      assert.equal(await toItsEnd(() => room('count', 4)), 1 + Math.sqrt(2) + Math.sqrt(3) + 2)
    })
    assert.deepEqual([steps[0]?.name, steps[0]?.of], [undefined, 100])
  })

  test('pages are answered while long work runs, and it says how far it is until all is done', async () => {
    const shares: number[] = []
    let turns = 0, running = true
    const turn = () => {
      turns++
      if (running) setImmediate(turn)
    }
    turn()
    const sum = await aside('count', 60_000_000, { told: (share) => shares.push(share) })
    running = false
    assert.ok(sum > 1e11)
    assert.ok(turns > 50, `${turns} turns`)
    assert.equal(shares.at(-1), 1)
    assert.deepEqual(shares, shares.toSorted((a, b) => a - b))
    assert.ok(shares.length < 200, `told ${shares.length} times`)
  })

  test('a long list is gone through some at a time, and others have their turn between', async () => {
    const long = Array.from({ length: 30 * piecesAtOnce }, (_, at) => at)
    let given = 0
    const giveWay = async () => void given++
    assert.deepEqual(await inTurns(long, (one) => 2 * one, giveWay), long.map((one) => 2 * one))
    assert.equal(given, 30)
    // The control: what is made before it is handed in gives nobody a turn until all of it is made.
    given = 0
    await inTurns([long.map((one) => 2 * one)], (one) => one, giveWay)
    assert.equal(given, 0)
  })

  test('who no longer wants the work ends it, whether it listens or not, and the next is done', async () => {
    const leaving = new AbortController()
    await assert.rejects(aside('count', 1e12, { signal: leaving.signal, told: () => leaving.abort() }), { name: 'AbortError' })
    assert.deepEqual(await aside('twice', Float64Array.of(1, 2)), Float64Array.of(2, 4))
    const late = new AbortController(), endless = aside('endless', undefined, { signal: late.signal }), next = aside('twice', Float64Array.of(5))
    setTimeout(() => late.abort(), 30)
    await assert.rejects(endless, { name: 'AbortError' })
    assert.deepEqual(await next, Float64Array.of(10))
    await assert.rejects(aside('twice', Float64Array.of(1), { signal: late.signal }), { name: 'AbortError' })
  })

  test('work that waits its turn is taken out when nobody wants it any more', async () => {
    const leaving = new AbortController(), first = aside('count', 3_000_000), second = aside('refuse', 1, { signal: leaving.signal }), third = aside('twice', Float64Array.of(3))
    leaving.abort()
    await assert.rejects(second, { name: 'AbortError' })
    assert.ok((await first) > 0)
    assert.deepEqual(await third, Float64Array.of(6))
  })

  test('what a listener throws ends the work', async () => {
    await assert.rejects(aside('count', 1e12, { told: () => assert.fail('the page is closed') }), /the page is closed/)
    assert.deepEqual(await aside('twice', Float64Array.of(4)), Float64Array.of(8))
  })

  test('a mistake comes back in the words of who found it, and the next piece of work is done', async () => {
    await assert.rejects(aside('refuse', 1.5), { name: 'RangeError', message: 'A number of people is whole, not 1.5.' })
    assert.deepEqual(await aside('twice', Float64Array.of(7)), Float64Array.of(14))
  })

  test('a worker that dies takes only its own piece of work with it', async () => {
    const dying = aside('die', undefined), next = aside('twice', Float64Array.of(1))
    await assert.rejects(dying, /The background worker ended \(3\) before its work was done/)
    assert.deepEqual(await next, Float64Array.of(2))
  })

  test('an input is copied, and given away only where that is asked for', async () => {
    const list = Float64Array.of(1, 2, 3)
    await aside('twice', list)
    assert.equal(list.length, 3)
    assert.deepEqual(await aside('twice', list, { give: true }), Float64Array.of(2, 4, 6))
    assert.equal(list.length, 0)
    await assert.rejects(aside('twice', (() => 1) as never), { name: 'DataCloneError' })
    assert.deepEqual(await aside('twice', Float64Array.of(9)), Float64Array.of(18))
  })
}
