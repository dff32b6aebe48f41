import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { carriedNow } from '#cli/installation/changes/carried-changes.ts'
import { closeWave, forgetDraft, handInSheet, keepDraft, sealSheet, sheetToFill, signToken } from '#domains/survey/index.ts'
import { blind, finish } from '#domains/survey/words.ts'
import { passingHere } from '#platform/secrets/passing/passing-keys.ts'
import type { Store } from '#platform/db.ts'
import { place } from '../../people.ts'
import type { Station } from '../../reliability/lost/station.ts'
import { known, readBy, ways, type Known } from './archive-thief.ts'
import { half, answersOf, atOnce, hashOf, markedWave, person } from './asked-people.ts'

/** A way of answering in its steps: between them others may come. */
type Way = (store: Store, code: string, mark: number) => (() => Promise<unknown>)[]
/** How people answer: each by which way, and how many at the same time. */
export type Scene = { readonly name: string; readonly people: number; readonly way: (nth: number) => Way; readonly atATime: number; /** How many of them leave drafts behind on the way. */ readonly drafts: number }
/** A survey that was answered, carried away, closed and carried away again; `keys` is what whoever copied the keys on its last day has. */
export type Asked = { readonly scene: Scene; readonly of: Known; readonly marks: ReadonlyMap<string, number>; readonly keys: string }

const withScript: Way = (store, code, mark) => {
  const own = blind()
  let sheet: () => Promise<unknown>
  return [async () => {
    const { wave, zoneId: zone, publics } = await sheetToFill(person(store), { code }), token = finish(own, await signToken(person(store), { code, blinded: own.blinded }), publics[zone]!)
    sheet = () => handInSheet(person(store), { wave, zone, token, answers: answersOf(mark), language: 'en' })
  }, () => sheet()]
}
const withoutScript: Way = (store, code, mark) => {
  let envelope: string
  return [
    async () => { await keepDraft(person(store), { code, half, block: 'a', answers: answersOf(mark) }); ({ envelope } = await sealSheet(person(store), { code, half, language: 'en' })) },
    async () => { await handInSheet(person(store), { envelope }); await forgetDraft(person(store), { code }) },
  ]
}
const inOneGo: Way = (store, code, mark) => [() => atOnce(store, code, mark)]

/** By day a score of people in every way, one after another; at night two hundred with a script and without, where few answer and where ten do at the same time. */
export const scenes = (night: boolean): readonly Scene[] => (night
  ? ([['with a script', withScript], ['without one', withoutScript]] as const).flatMap(([name, way]) => [1, 10].map((atATime) => ({ name: `${name}, ${atATime} at a time`, people: 200, way: () => way, atATime, drafts: way === withoutScript ? 200 : 0 })))
  : [{ name: 'in every way, one at a time', people: 21, way: (nth) => [withScript, withoutScript, inOneGo][nth % 3]!, atATime: 1, drafts: 7 }])

/** Has a scene played: the key is there while the survey is open and until its closing is carried away, and then it is not. */
export async function askedAndCarried({ store, config, home }: Station, town: Parameters<typeof markedWave>[0], scene: Scene): Promise<Asked> {
  const { wave, codes } = await markedWave(town, scene.people), marks = new Map(codes.map((code, at) => [hashOf(code), at])), order = mixed(codes.map((code, at) => [code, at] as const))
  for (let at = 0; at < order.length; at += scene.atATime) {
    const together = order.slice(at, at + scene.atATime).map(([code, mark], nth) => scene.way(at + nth)(store, code, mark))
    for (let step = 0; step < 2; step++) for (const steps of mixed(together)) await steps[step]?.()
  }
  const of = await known(store.owner, wave, codes), keys = join(home, `keys-of-${wave}`)
  const { rows: [key] } = await sql<{ seal: string }>`select seal from survey.wave_keys where wave_id = ${wave}`.execute(store.owner), here = () => passingHere().includes(key!.seal)
  cpSync(dirname(config.keys), keys, { recursive: true })
  await carriedNow(config, new Date())
  assert.ok(here(), 'while a survey is open its key is there')
  await closeWave(town.at, { directorate: place.directorate, wave })
  assert.ok(here(), 'and until its closing is carried away')
  await carriedNow(config, new Date())
  assert.ok(!here(), 'then it is destroyed')
  return { scene, of, marks, keys }
}

/** How many are led back out of a folder of changes by somebody who has these keys, by each way; null where the folder does not open at all. */
export async function ledBack(folder: string, keys: string, { of, marks }: Asked): Promise<Readonly<Record<string, number>> | null> {
  const own = process.env.VATRA_KEYS
  process.env.VATRA_KEYS = keys
  try {
    const read = await readBy(folder, of)
    return read && Object.fromEntries(Object.entries(ways).map(([way, named]) => [way, [...named(read, of)].filter(([hash, mark]) => marks.get(hash) === mark).length]))
  } finally {
    process.env.VATRA_KEYS = own
  }
}

function mixed<T>(all: readonly T[]): T[] {
  return all.map((one) => [Math.random(), one] as const).sort(([one], [other]) => one - other).map(([, one]) => one)
}
