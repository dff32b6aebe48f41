import type pg from 'pg'
import { closeWave } from '#domains/survey/index.ts'
import type { Store } from '#platform/db.ts'
import { arta } from '../../people.ts'
import type { TownOfWriters } from './town-of-writers.ts'
import { remembered, type Sent } from './witness.ts'

/** Where the rows of a deed lie and which field of its answer names one. */
const kept: Readonly<Record<string, { readonly table: string; readonly names: string }>> = {
  'problems.name-problem': { table: 'problems.problems', names: 'problem' },
  'work.note-progress': { table: 'work.progress', names: 'progress' },
  'plans.plan-action': { table: 'plans.actions', names: 'action' },
  'people.open-post': { table: 'people.posts', names: 'post' },
  'people.assign-post': { table: 'people.holdings', names: 'holding' },
  'problems.note-conversation': { table: 'problems.conversations', names: 'conversation' },
}

/** A sheet on paper is once by its serial, and nothing is kept by which an answer could be given again: whoever never heard is told that it is done. */
const doneAlready: Readonly<Record<string, readonly string[]>> = { 'fieldwork.key-in-sheet': ['fieldwork.another-person-keys', 'survey.already-answered'] }
const isDone = ({ deed, told, unknown }: Sent) => told.some(({ status, answer }) => status === 200 || (unknown > 0 && doneAlready[deed]?.includes(String(answer.code))))

/** The rows that were there before anybody wrote, by their table. */
export type Before = Readonly<Record<string, ReadonlySet<string>>>
export type Account = { readonly acknowledged: number; readonly lost: readonly string[]; readonly twice: readonly string[]; readonly broken: readonly string[]; readonly refused: readonly string[]; readonly unknown: number }

export async function rowsBefore(owner: pg.ClientBase): Promise<Before> {
  const all: Record<string, ReadonlySet<string>> = {}
  for (const { table } of Object.values(kept)) all[table] = await idsIn(owner, table)
  all.lines = new Set([String(await countOf(owner, 'frame.record'))])
  return all
}

/** How many rows there are that nobody has been told of: what was done although its sender never learnt it. */
export async function untold(owner: pg.ClientBase, before: Before, file: string): Promise<number> {
  const acknowledged = new Set(remembered(file).flatMap(({ deed, told }) => told.filter(({ status }) => status === 200).map(({ answer }) => answer[kept[deed]?.names ?? ''])))
  let more = 0
  for (const { table } of Object.values(kept)) for (const id of await idsIn(owner, table)) if (!before[table]!.has(id) && !acknowledged.has(id)) more++
  return more
}

/** Holds what senders remember against what is kept: what was acknowledged and is gone, what is there and was done twice, what does not fit together. */
export async function account(owner: pg.ClientBase, before: Before, file: string): Promise<Account> {
  const sent = remembered(file), lost: string[] = [], twice: string[] = []
  const done = sent.filter(isDone)
  for (const [deed, { table, names }] of Object.entries(kept)) {
    const there = new Set([...(await idsIn(owner, table))].filter((id) => !before[table]!.has(id)))
    const told = done.filter((one) => one.deed === deed).map(({ told: [first] }) => String(first!.answer[names]))
    for (const id of told) if (!there.delete(id)) lost.push(`${deed} ${id}`)
    for (const id of there) twice.push(`${deed} ${id}`)
  }
  const sheets = await sheetsAgainst(owner, done)
  return {
    acknowledged: done.length, lost: [...lost, ...sheets.lost], twice: [...twice, ...sheets.twice], broken: await invariants(owner, before, done),
    refused: [...new Set(sent.filter((one) => !isDone(one)).flatMap(({ deed, told }) => told.filter(({ status }) => status !== 200).map(({ status, answer }) => `${deed} ${status} ${String(answer.code)}`)))],
    unknown: sent.reduce((sum, { unknown }) => sum + unknown, 0),
  }
}

/** The round is closed as an analyst does it, and what lay in sealed boxes lies open. */
export const roundClosed = (store: Store, { open }: TownOfWriters, now: Date) => closeWave({ actor: arta, store, now }, { wave: open })

/** No sheet carries a name: they are told apart by how they were filled in, and counted. */
async function sheetsAgainst(owner: pg.ClientBase, done: readonly Sent[]): Promise<{ lost: string[]; twice: string[] }> {
  const tally = new Map<string, number>()
  for (const { print } of done) if (print !== null) tally.set(print, (tally.get(print) ?? 0) + 1)
  const { rows } = await owner.query<{ print: string; times: number }>(`
    select mode || ' ' || array_to_string(answers[1:4], ',') as print, count(*)::int as times from survey.sheets join survey.waves as wave on wave.id = wave_id
    where name->>'en' = 'The round of the writers' group by 1`)
  for (const { print, times } of rows) tally.set(print, (tally.get(print) ?? 0) - times)
  const off = [...tally].filter(([, times]) => times !== 0)
  return { lost: off.filter(([, times]) => times > 0).map(([print, times]) => `${times} × ${print}`), twice: off.filter(([, times]) => times < 0).map(([print, times]) => `${-times} × ${print}`) }
}

/** What must fit together whenever the machine stopped: a sentence for each that does not. */
async function invariants(owner: pg.ClientBase, before: Before, done: readonly Sent[]): Promise<string[]> {
  const none: readonly (readonly [string, string])[] = [
    ['a conversation without all that was said in it', `select id from problems.conversations as c where (select count(*) from problems.sayings as s where s.conversation_id = c.id) <> 3`],
    ['a post that two hold at once', 'select a.id from people.holdings as a join people.holdings as b on a.post_id = b.post_id and a.id < b.id where a.to_on is null and b.to_on is null'],
    ['a post of the writers with no line in the record', `select id from people.posts as p where title <> '{}' and title->>'en' like 'Desk %' and not exists (select from frame.record as r where r.name = 'people.open-post' and r.subject->>'post' = p.id::text)`],
    ['progress with no line in the record', `select id from work.progress as p where not exists (select from frame.record as r where r.name = 'work.note-progress' and r.subject->>'progress' = p.id::text)`],
    ['a line in the record of progress that is not there', `select id from frame.record as r where r.name = 'work.note-progress' and not exists (select from work.progress as p where p.id::text = r.subject->>'progress')`],
    ['an action that stands otherwise than was noted last', `select action_id from work.standings as s where state <> (select state from work.progress as p where p.action_id = s.action_id order by noted_at desc, id desc limit 1)`],
    ['a line of the record without the one before it', 'select sequence from frame.record as r where sequence > 1 and not exists (select from frame.record as b where b.directorate_id = r.directorate_id and b.sequence = r.sequence - 1)'],
    ['a chain whose head is not its last line', 'select h.directorate_id from frame.heads as h where (select max(sequence) from frame.record as r where r.directorate_id = h.directorate_id) is distinct from h.sequence'],
    ['something that is still to follow', 'select id from frame.outbox'],
    ['a keying of a sheet that is kept', `select 1 from fieldwork.keyings group by serial_hash having count(*) > 1`],
  ]
  const broken: string[] = []
  for (const [says, asks] of none) {
    const { rowCount } = await owner.query(asks)
    if (rowCount) broken.push(`${says}: ${rowCount}`)
  }
  const { rows: [answered] } = await owner.query<{ n: number }>(`select count(*)::int as n from survey.invitations join survey.waves as wave on wave.id = wave_id where name->>'en' = 'The round of the writers' and outcome = 'answered'`)
  const sheets = done.filter(({ print }) => print !== null).length
  if (answered!.n !== sheets) broken.push(`${answered!.n} invitations are answered, and ${sheets} sheets were handed in`)
  if (before.lines!.size !== 1) broken.push('the record was not counted before')
  return broken
}

const countOf = async (owner: pg.ClientBase, table: string) => (await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n
const idsIn = async (owner: pg.ClientBase, table: string) => new Set((await owner.query<{ id: string }>(`select id from ${table}`)).rows.map(({ id }) => id))
