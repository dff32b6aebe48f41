import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { seeded } from '#kernel/random.ts'
import { ownDatabase } from '../database.ts'
import { atOnce, type Script } from './at-once/clients.ts'
import { fits, type Done } from './at-once/fits.ts'
import { scenes, type Scene } from './at-once/scenes.ts'

const night = Boolean(process.env.VATRA_NIGHT)
/** How many histories of each scene: sixty together by day, a thousand at night. The dear ones, which need a town of their own, are fewer. */
const histories: Readonly<Record<string, number>> = night
  ? { plan: 1, invitation: 160, token: 120, keying: 160, post: 180, begun: 100, confirmed: 100, task: 100, round: 60, analysis: 20 }
  : { plan: 1, invitation: 9, token: 6, keying: 10, post: 10, begun: 7, confirmed: 6, task: 6, round: 4, analysis: 1 }
const clients = 4

let store: Awaited<ReturnType<typeof ownDatabase>>
let laid: Awaited<ReturnType<typeof scenes>>
before(async () => {
  store = await ownDatabase()
  laid = await scenes(store)
})
after(() => store.close())

/** One history: four clients, one or two things each, with small pauses that the seed draws. Null when it fits; else what was seen. */
async function history(scene: Scene, seed: number): Promise<string | null> {
  const next = seeded(seed), draw = () => scene.ops[Math.floor(next() * scene.ops.length)]!
  const scripts: Script<string>[] = Array.from({ length: clients }, () => Array.from({ length: next() < 0.5 ? 1 : 2 }, () => ({ op: draw(), pause: next() < 0.6 ? 0 : next() * 4 })))
  const done = await atOnce(scripts, scene.does), end = await scene.end()
  return fits(scene.sequential, done, end) ? null : `${scene.name}, seed ${seed}: in the end ${end}, after\n${done.map(({ client, op, from, to, said }) => `  ${from.toFixed(1)} to ${to.toFixed(1)} client ${client} ${op}: ${said}`).join('\n')}`
}

test(`${Object.values(histories).reduce((sum, many) => sum + many)} histories of four who do the same thing at once: each is as if one had come after another (REL-13)`, async () => {
  const wrong: string[] = []
  for (const [name, many] of Object.entries(histories)) {
    for (let nth = 0; nth < many; nth++) {
      const seen = await history(await laid[name]!(nth), 1000 * Object.keys(histories).indexOf(name) + nth + (night ? Date.now() : 0))
      if (seen) wrong.push(seen)
    }
  }
  assert.equal(wrong.length, 0, `${wrong.length} do not fit\n${wrong.slice(0, 6).join('\n')}`)
})

test('a deed that looks and then writes without a lock is caught within a few histories (REL-13)', async () => {
  let caught = 0
  for (let nth = 0; nth < 12 && caught === 0; nth++) if (await history(await laid['careless post']!(nth), 50 + nth)) caught++
  assert.ok(caught > 0)
})

test('the comparison finds an answer twice, an answer lost, and an answer out of its order, and nothing else (REL-13)', () => {
  const once = { begins: false, step: (done: boolean): [boolean, string] => [true, done ? 'no' : 'yes'], ends: (done: boolean) => String(done) }
  const did = (...all: [said: string, from: number, to: number][]): Done<string>[] => all.map(([said, from, to], client) => ({ client, op: 'do', from, to, said }))
  assert.equal(fits(once, did(['yes', 0, 9], ['no', 1, 8]), 'true'), true)
  assert.equal(fits(once, did(['no', 0, 9], ['yes', 1, 8]), 'true'), true, 'they overlap')
  for (const [done, end] of [[did(['yes', 0, 9], ['yes', 1, 8]), 'true'], [did(['no', 0, 9], ['no', 1, 8]), 'true'], [did(['no', 0, 3], ['yes', 4, 8]), 'true'], [did(['yes', 0, 3]), 'false'], [did(['fault: 40001', 0, 3]), 'true']] as const) assert.equal(fits(once, done, end), false)
})
