import type { Role } from '#access/actor.ts'

/** The ways of the workbench in the order of the work; those in a group are one step further away. */
export const groups = ['ask', 'understand', 'agree', 'act', 'keep'] as const
type Way = { readonly to: string; readonly words: string; readonly group?: (typeof groups)[number]; readonly open: (holds: (...roles: readonly Role[]) => boolean) => boolean }

const anybody = () => true
const police: Way['open'] = (holds) => holds('admin', 'hq', 'regional', 'commander', 'analyst', 'zone-officer', 'inspector')
const records: Way['open'] = (holds) => police(holds) || holds('survey-owner')
const asks: Way['open'] = (holds) => holds('analyst', 'survey-owner')
const fields: Way['open'] = (holds) => holds('interviewer', 'analyst', 'survey-owner', 'zone-officer', 'inspector')

const ways: readonly Way[] = [
  { to: '', words: 'station.board', open: anybody },
  { to: '/mine', words: 'station.work-mine', open: police },
  { to: '/due', words: 'station.work-due', open: police },
  { to: '/waves', words: 'station.waves', group: 'ask', open: anybody },
  { to: '/instruments', words: 'station.instruments', group: 'ask', open: asks },
  { to: '/keying', words: 'station.keying', group: 'ask', open: fields },
  { to: '/interviews', words: 'station.interviews', group: 'ask', open: fields },
  { to: '/incidents', words: 'incidents.recorded', group: 'understand', open: records },
  { to: '/media', words: 'problems.media', group: 'understand', open: records },
  { to: '/polls', words: 'station.polls', group: 'understand', open: asks },
  { to: '/plans', words: 'station.plans', group: 'agree', open: records },
  { to: '/priorities', words: 'station.priorities', group: 'agree', open: records },
  { to: '/partners', words: 'partners.partners', group: 'agree', open: anybody },
  { to: '/improvements', words: 'station.work-improvements', group: 'act', open: police },
  { to: '/investments', words: 'station.work-investments', group: 'act', open: police },
  { to: '/walks', words: 'station.work-walks', group: 'act', open: police },
  { to: '/methods', words: 'station.methods', group: 'act', open: records },
  { to: '/people', words: 'station.people', group: 'keep', open: (holds) => holds('admin', 'commander') },
  { to: '/recoveries', words: 'station.door-recoveries', group: 'keep', open: (holds) => holds('hq', 'admin', 'commander') },
  { to: '/zones/import', words: 'station.import-zones', group: 'keep', open: (holds) => holds('admin') },
]

/** The ways that somebody's posts open. */
export function waysOf(roles: ReadonlySet<Role>): readonly { readonly to: string; readonly words: string; readonly group: string | null }[] {
  const holds = (...wanted: readonly Role[]) => wanted.some((role) => roles.has(role))
  return ways.filter(({ open }) => open(holds)).map(({ to, words, group }) => ({ to, words, group: group ?? null }))
}
