import { policeRoles, staffRoles, type Post, type Role } from '#access/actor.ts'

/** The ways of the workbench in the order of the work; those in a group are one step further away. */
export const groups = ['ask', 'understand', 'agree', 'act', 'keep'] as const
type Way = { readonly to: string; readonly words: string; readonly group?: (typeof groups)[number]; readonly open: (holds: (...roles: readonly Role[]) => boolean) => boolean }

const house: Way['open'] = (holds) => holds(...staffRoles)
const police: Way['open'] = (holds) => holds(...policeRoles)
const asks: Way['open'] = (holds) => holds('analyst', 'survey-owner')
const fields: Way['open'] = (holds) => holds('interviewer', 'survey-owner', 'zone-officer', 'inspector')

const ways: readonly Way[] = [
  { to: '', words: 'station.board', open: house },
  { to: '/mine', words: 'station.work-mine', open: police },
  { to: '/due', words: 'station.work-due', open: police },
  { to: '/waves', words: 'station.waves', group: 'ask', open: house },
  { to: '/instruments', words: 'station.instruments', group: 'ask', open: asks },
  { to: '/keying', words: 'station.keying', group: 'ask', open: fields },
  { to: '/interviews', words: 'station.interviews', group: 'ask', open: fields },
  { to: '/incidents', words: 'incidents.recorded', group: 'understand', open: police },
  { to: '/media', words: 'problems.media', group: 'understand', open: police },
  { to: '/polls', words: 'station.polls', group: 'understand', open: asks },
  { to: '/plans', words: 'station.plans', group: 'agree', open: police },
  { to: '/priorities', words: 'station.priorities', group: 'agree', open: police },
  { to: '/partners', words: 'partners.partners', group: 'agree', open: house },
  { to: '/improvements', words: 'station.work-improvements', group: 'act', open: police },
  { to: '/investments', words: 'station.work-investments', group: 'act', open: police },
  { to: '/walks', words: 'station.work-walks', group: 'act', open: (holds) => holds('hq', 'regional', 'commander', 'analyst', 'inspector', 'zone-officer') },
  { to: '/methods', words: 'station.methods', group: 'act', open: police },
  // Before the others of the group: whoever judges what was broken open comes in at it.
  { to: '/openings', words: 'people.openings', group: 'keep', open: (holds) => holds('auditor', 'data-protection', 'hq') },
  { to: '/setting-up', words: 'station.setting-up', group: 'keep', open: (holds) => holds('admin') },
  { to: '/posts', words: 'station.posts-all', group: 'keep', open: (holds) => holds('admin', 'commander', 'regional', 'hq', 'auditor') },
  { to: '/posts/trusted', words: 'station.trusted-posts', group: 'keep', open: (holds) => holds('admin', 'hq', 'auditor') },
  { to: '/people', words: 'station.people', group: 'keep', open: (holds) => holds('admin', 'commander') },
  { to: '/providers', words: 'station.door-providers', group: 'keep', open: (holds) => holds('admin', 'hq', 'auditor') },
  { to: '/recoveries', words: 'station.door-recoveries', group: 'keep', open: (holds) => holds('hq', 'admin', 'commander') },
  { to: '/mail', words: 'station.mail', group: 'keep', open: (holds) => holds('admin') },
  { to: '/record', words: 'record.record', group: 'keep', open: (holds) => holds('auditor') },
  { to: '/vigilance', words: 'vigilance.vigilance', group: 'keep', open: (holds) => holds('auditor', 'hq') },
  { to: '/break-glass', words: 'people.break-glass', group: 'keep', open: (holds) => holds('hq', 'regional', 'commander', 'analyst', 'inspector', 'zone-officer') },
  { to: '/exports', words: 'privacy.exports', group: 'keep', open: (holds) => holds('survey-owner', 'data-protection', 'hq', 'auditor') },
  { to: '/zones/import', words: 'station.import-zones', group: 'keep', open: (holds) => holds('admin') },
  { to: '/privacy', words: 'privacy.requests', open: (holds) => holds('data-protection') },
  { to: '/privacy/deferrals', words: 'privacy.deferrals', group: 'keep', open: (holds) => holds('data-protection', 'hq') },
  { to: '/privacy/periods', words: 'privacy.periods', group: 'keep', open: (holds) => holds('data-protection', 'admin') },
]

/** The ways that somebody's posts open. One over the country opens a single page. */
export function waysOf(posts: readonly Post[]): readonly { readonly to: string; readonly words: string; readonly group: string | null }[] {
  const roles = new Set(posts.filter(({ country }) => country === undefined).map(({ role }) => role))
  const holds = (...wanted: readonly Role[]) => wanted.some((role) => roles.has(role))
  const above: readonly Way[] = posts.some(({ country }) => country !== undefined) ? [{ to: '/country', words: 'station.country', open: () => true }] : []
  return [...above, ...ways].filter(({ open }) => open(holds)).map(({ to, words, group }) => ({ to, words, group: group ?? null }))
}
