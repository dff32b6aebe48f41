import type { Actor } from './actor.ts'
import type { Permission } from './policies/index.ts'

/**
 * How the station itself is run: who holds which post, by whose word people come in, where mail goes, how long things are kept, what leaves the house, and who looks after
 * those who do it. Where a station says from which devices that is done (VATRA_DEVICES), it is done from no other, and neither are the pages of it shown there.
 */
export const administration = [
  'territory.import-zones', 'mail.set-up', 'mail.stop', 'mail.try-out', 'mail.settings',
  'people.add-person', 'people.let-in', 'people.persons', 'people.open-post', 'people.assign-post', 'people.leave-post', 'people.close-post', 'people.describe-post', 'people.hand-over-post',
  'people.ask-trusted-post', 'people.agree-trusted-post', 'people.drop-trusted-post', 'people.trusted-posts', 'people.tick-step', 'people.set-up', 'people.invite-to-sign-in', 'people.end-sessions-of',
  'people.set-up-provider', 'people.ask-provider', 'people.agree-provider', 'people.drop-provider', 'people.close-provider', 'people.providers', 'people.provider-tried', 'people.provider-described',
  'people.bind-identity', 'people.unbind-identity', 'people.begin-recovery', 'people.confirm-recovery', 'people.recoveries', 'people.openings', 'people.judge-opening',
  'record.add-mailbox', 'record.drop-mailbox', 'record.outside', 'record.lines', 'record.verify', 'vigilance.list', 'vigilance.decide',
  'privacy.note-request', 'privacy.requests', 'privacy.prolong', 'privacy.decide', 'privacy.lift-restriction', 'privacy.correct', 'privacy.rebut', 'privacy.restrict', 'privacy.stop-use', 'privacy.note-told', 'privacy.rebuttals',
  'privacy.export-for', 'privacy.periods', 'privacy.set-period', 'privacy.deferrals', 'privacy.ask-deferral', 'privacy.confirm-deferral', 'privacy.end-deferral',
  'privacy.ask-export', 'privacy.answer-export', 'privacy.exports', 'survey.draw-sample',
] as const satisfies readonly Permission[]
const all: ReadonlySet<string> = new Set(administration)

/** What keeps this from being done here: administration from a device that is not known to be in order. Nothing for the console, and where no device is asked for. */
export const deviceLacks = (name: Permission, actor: Actor) => (actor.kind === 'person' && all.has(name) ? actor.device : undefined)
