import type { Deed } from '#deeds'
import { usual } from '#frame/lock/rates.ts'
import type { Rate } from './budgets.ts'

/** What holds for everything at an address: what reading it and sending to it cost, and what its answers must say of themselves. */
export type Ground = {
  readonly reads: Rate
  readonly sends: Rate
  /** Speaks of a person, or to one: no machine on the way may keep it. */
  readonly personal?: true
  /** May ask for a passkey. */
  readonly passkeys?: true
  /** Draws a map, whose worker is the one script that a script may start. */
  readonly draws?: true
  /** Where a resident who wants to be known again is known; everywhere else they are a stranger, whatever their browser sends. */
  readonly residents?: true
  /** The browser forgets everything of ours. */
  readonly leaves?: true
}

const open = { reads: 'reading', sends: 'reading' } as const
const sheet = { reads: 'code', sends: 'code', personal: true } as const
const desk = { reads: 'reading', sends: 'working', personal: true, passkeys: true } as const
const own = { reads: 'reading', sends: 'signing-in', personal: true, passkeys: true, residents: true } as const
const handsOut = { reads: 'export', sends: 'export', personal: true } as const
const ownCopy = { reads: 'own-copy', sends: 'own-copy', personal: true } as const

/** Every address of the site, the narrower before the wider; "*" is all that lies below. One that is not covered keeps the server from starting. */
export const addresses: readonly (readonly [path: string, ground: Ground])[] = [
  ['assets/*', { reads: 'file', sends: 'file' }],
  ['islands/*', { reads: 'file', sends: 'file' }],
  ['favicon.ico', { reads: 'file', sends: 'file' }],
  ['open/*', { reads: 'open', sends: 'open' }],
  ['api/*', { reads: 'asking', sends: 'doing', personal: true }],
  ['', open],
  [':lang', open],
  [':lang/zones', open],
  [':lang/zones/*', open],
  [':lang/problems/:problem', open],
  [':lang/waves/:wave/groups', open],
  [':lang/map', { ...open, draws: true }],
  [':lang/method', open],
  [':lang/examples', open],
  [':lang/examples/:example', open],
  [':lang/privacy', open],
  [':lang/accessibility', open],
  [':lang/record', open],
  [':lang/held-back', { ...open, personal: true }],
  [':lang/m', own],
  [':lang/mine', own],
  [':lang/mine/ask', { ...own, sends: 'mailing' }],
  [':lang/mine/looks', own],
  [':lang/mine/data', own],
  [':lang/mine/data/export.json', { ...own, ...ownCopy }],
  [':lang/mine/data/export.pdf', { ...own, ...ownCopy }],
  [':lang/mine/data/*', own],
  [':lang/mine/prove', own],
  [':lang/mine/out', { ...own, leaves: true }],
  [':lang/mine/forget', { ...own, leaves: true }],
  [':lang/answer/leave', { ...sheet, reads: 'reading' }],
  [':lang/answer/thanks', { ...sheet, reads: 'reading' }],
  [':lang/answer', { ...sheet, reads: 'reading' }],
  [':lang/answer/*', sheet],
  [':lang/hand-in', { ...sheet, reads: 'reading' }],
  [':lang/sign-in', { ...desk, sends: 'signing-in' }],
  [':lang/sign-in/back', { ...desk, reads: 'signing-in', sends: 'signing-in' }],
  [':lang/sign-in/out/:provider', { ...desk, reads: 'leaving', sends: 'leaving' }],
  [':lang/sign-in/with/:provider', { ...desk, reads: 'signing-in', sends: 'signing-in' }],
  [':lang/sign-in/*', { ...desk, sends: 'signing-in' }],
  [':lang/sign-out', { ...desk, leaves: true }],
  [':lang/station/interviews', { ...desk, sends: 'code' }],
  [':lang/station/waves/:wave/letters.csv', handsOut],
  [':lang/station/waves/:wave/sheets.pdf', handsOut],
  [':lang/my-data', desk],
  [':lang/my-data/looks', desk],
  [':lang/my-data/export.json', ownCopy],
  [':lang/my-data/export.pdf', ownCopy],
  [':lang/station/privacy/:request/export.json', handsOut],
  [':lang/station/privacy/:request/export.pdf', handsOut],
  [':lang/station', desk],
  [':lang/station/*', desk],
  [':lang/partner', desk],
  [':lang/partner/*', desk],
]

const lines = addresses.map(([path, ground]) => ({ parts: path.split('/'), ground }))

/** What holds at a path; at one that leads nowhere, what holds for a page that anybody may read. */
export const groundOf = (path: string): Ground => found(path.slice(1).split('/')) ?? open

const found = (parts: readonly string[]): Ground | undefined => lines.find(({ parts: line }) => fits(line, parts))?.ground

function fits(line: readonly string[], parts: readonly string[]): boolean {
  const whole = line.at(-1) !== '*'
  if (whole ? line.length !== parts.length : parts.length < line.length) return false
  return line.every((each, at) => each === '*' || each === parts[at] || (each.startsWith(':') && parts[at] !== ''))
}

/** What a deed costs that is asked for by its name: what it says of itself, or what is usual. */
export const rateOf = ({ kind, rate }: Pick<Deed, 'kind' | 'rate'>): Rate => rate ?? usual[kind]

/** Addresses of the built site that the list above forgets, and files that leave the house without being counted as such. */
export function uncovered(paths: Iterable<string>): string[] {
  return [...paths].flatMap((path) => {
    const ground = found(path.split('/'))
    if (!ground) return [`/${path} has no line in src/web/http/gate/addresses.ts: say what reading it and sending to it cost`]
    return /\.\w+$/.test(path) && ground.reads !== 'export' && ground.reads !== 'own-copy' ? [`/${path} is a file that leaves the house: count it as an export in src/web/http/gate/addresses.ts`] : []
  })
}
