import type { Permission } from './policies/index.ts'

/** The six operations on personal data that a record tells apart (Directive (EU) 2016/680, art. 25). */
export const operations = ['collect', 'alter', 'consult', 'disclose', 'combine', 'erase'] as const
export type Operation = (typeof operations)[number]

/** What something is done for. A code, said in words by the messages. */
export type Purpose = 'posts-and-rights' | 'maps' | 'cooperation' | 'survey' | 'analysis' | 'plans' | 'work' | 'account' | 'teaching' | 'oversight' | 'data-protection' | 'contact' | 'break-glass'
/** What allows it: a task in the public interest (GDPR 6(1)(e)), prevention of crime by a competent authority (LED 8), a duty (GDPR 6(1)(c)), or the person's own wish. */
export type Ground = 'public-task' | 'crime-prevention' | 'legal-duty' | 'own-wish'

/** What the record keeps of a deed beside who and when: an operation alone, or with what is otherwise than in the rest of its domain; 'none' where nothing about a person is told. */
export type Recording = 'none' | Operation | { readonly operation: Operation; readonly purpose?: Purpose; readonly ground?: Ground; readonly to?: readonly string[]; /** In no chain and without a moment, as what it leads to. */ readonly quiet?: true }
/** The same in full. */
export type Recorded = { readonly operation: Operation; readonly purpose: Purpose; readonly ground: Ground; readonly to: readonly string[]; readonly quiet: boolean }

/** Why each domain may know what it knows. A deed that is done for something else says so itself. */
export const grounds: Readonly<Record<string, { readonly purpose: Purpose; readonly ground: Ground }>> = {
  territory: { purpose: 'maps', ground: 'public-task' },
  partners: { purpose: 'cooperation', ground: 'public-task' },
  people: { purpose: 'posts-and-rights', ground: 'legal-duty' },
  survey: { purpose: 'survey', ground: 'public-task' },
  fieldwork: { purpose: 'survey', ground: 'public-task' },
  incidents: { purpose: 'analysis', ground: 'crime-prevention' },
  programme: { purpose: 'teaching', ground: 'public-task' },
  problems: { purpose: 'analysis', ground: 'crime-prevention' },
  plans: { purpose: 'plans', ground: 'crime-prevention' },
  work: { purpose: 'work', ground: 'crime-prevention' },
  cycles: { purpose: 'account', ground: 'public-task' },
  record: { purpose: 'oversight', ground: 'legal-duty' },
  vigilance: { purpose: 'oversight', ground: 'legal-duty' },
  residents: { purpose: 'contact', ground: 'own-wish' },
  mail: { purpose: 'contact', ground: 'own-wish' },
  privacy: { purpose: 'data-protection', ground: 'legal-duty' },
}

/** A command is what its verb says, and alters what is there unless it is listed here. */
const verbs: Readonly<Record<string, Operation>> = {
  ...Object.fromEntries(['add', 'answer', 'begin', 'found', 'hand', 'import', 'interview', 'keep', 'key', 'let', 'name', 'note', 'open', 'register', 'write'].map((verb) => [verb, 'collect' as const])),
  ...Object.fromEntries(['print', 'publish', 'share', 'show', 'tell', 'invite', 'export'].map((verb) => [verb, 'disclose' as const])),
  ...Object.fromEntries(['drop', 'end', 'erase', 'forget', 'redact', 'remove', 'sweep', 'undo'].map((verb) => [verb, 'erase' as const])),
  attach: 'combine', carry: 'combine',
}
/** To whom something goes that is disclosed: what is published goes to everybody. */
const recipients: Readonly<Record<string, readonly string[]>> = { publish: ['everybody'], show: ['everybody'], share: ['partners'], print: ['residents'], tell: ['everybody'], invite: ['invited'] }

/** What a deed says of itself, filled in from its domain and its verb; null where there is nothing to keep, and for a domain that does not say why it may know. */
export function recordedOf(name: Permission, kind: 'command' | 'query', said: Recording | undefined): Recorded | null {
  const [domain = '', word = ''] = name.split('.')
  const [verb = ''] = word.split('-')
  const known = grounds[domain]
  const own = said ?? (kind === 'command' ? (verbs[verb] ?? 'alter') : 'none')
  if (own === 'none' || !known) return null
  const { operation, purpose = known.purpose, ground = known.ground, to, quiet = false } = typeof own === 'string' ? { operation: own } as Exclude<Recording, string> : own
  return { operation, purpose, ground, quiet, to: to ?? (operation === 'disclose' ? (recipients[verb] ?? []) : []) }
}
