import type { Purpose } from './envelope.ts'

/** How a table's rows are named, and which of its columns are sealed for what. */
export type SealedTable = { readonly key: readonly string[]; readonly columns: Readonly<Record<string, Purpose>>; /** Those that hold JSON. */ readonly json?: readonly string[]; /** Those that hold bytes. */ readonly bytes?: readonly string[] }

const byId = ['directorate_id', 'id'] as const
const content = <const C extends string>(...columns: C[]) => Object.fromEntries(columns.map((column) => [column, 'content' as const]))

/**
 * What is kept sealed: what people wrote or said that is published nowhere, and how somebody is reached who is not in public office. The one list that the
 * pools, the step after a migration, the rotation and the tests look at. The database holds each column to the form of sealed words.
 */
export const sealedColumns: Readonly<Record<string, SealedTable>> = {
  'survey.remarks': { key: byId, columns: content('words') },
  'survey.outreach': { key: byId, columns: content('words', 'who') },
  'fieldwork.keyings': { key: ['directorate_id', 'serial_hash', 'turn'], columns: content('words'), json: ['words'] },
  'partners.organisations': { key: byId, columns: { channels: 'contact' }, json: ['channels'] },
  'people.passkeys': { key: byId, columns: content('label') },
  'people.openings': { key: byId, columns: content('words', 'because') },
  'privacy.requests': { key: byId, columns: content('words', 'prolonged_because', 'because', 'lifted_because') },
  'privacy.measures': { key: byId, columns: content('words') },
  'record.mailboxes': { key: byId, columns: { mailbox: 'contact' } },
  'vigilance.findings': { key: byId, columns: content('because') },
  'problems.problems': { key: byId, columns: content('closed_because') },
  'problems.information': { key: byId, columns: content('origin', 'words') },
  'problems.evidence': { key: byId, columns: content('words') },
  'problems.conversations': { key: byId, columns: content('who', 'guide') },
  'problems.sayings': { key: ['directorate_id', 'conversation_id', 'place'], columns: content('words') },
  'problems.causes': { key: byId, columns: content('words') },
  'problems.corrections': { key: byId, columns: content('words') },
  'problems.places': { key: byId, columns: content('whereabouts', 'words') },
  'plans.actions': { key: byId, columns: content('dropped_because') },
  'plans.tasks': { key: ['directorate_id', 'action_id', 'organisation_id'], columns: content('words', 'because') },
  'plans.consents': { key: ['directorate_id', 'plan_id', 'organisation_id'], columns: content('because') },
  'plans.reviews': { key: byId, columns: content('words') },
  'plans.consultations': { key: byId, columns: content('words') },
  'work.progress': { key: byId, columns: content('words', 'minutes', 'because') },
  'work.improvements': { key: byId, columns: content('because') },
  'work.pictures': { key: byId, columns: content('caption', 'bytes'), bytes: ['bytes'] },
  'work.walks': { key: byId, columns: content('words') },
  'cycles.cycles': { key: byId, columns: content('passed_over_because') },
  'cycles.assessments': { key: ['directorate_id', 'cycle_id', 'problem_id'], columns: content('reasoning') },
  'cycles.method_cards': { key: ['directorate_id', 'cycle_id', 'action_id'], columns: content('notes') },
  'cycles.partnership_ratings': { key: ['directorate_id', 'cycle_id', 'organisation_id'], columns: content('words') },
}
