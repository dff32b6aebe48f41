import { account, type Kept } from './kept.ts'

type FrameTables = {
  'frame.record': Record<'directorate_id' | 'id' | 'name' | 'actor' | 'subject' | 'at' | 'operation' | 'roles' | 'session' | 'whose' | 'purpose' | 'ground' | 'recipients' | 'result' | 'request' | 'sequence' | 'hash', unknown>
  'frame.heads': Record<'directorate_id' | 'sequence' | 'hash', unknown>
  'frame.quiet': Record<'directorate_id' | 'id' | 'name' | 'actor' | 'subject', unknown>
  'frame.outbox': Record<'directorate_id' | 'id' | 'name' | 'subject', unknown>
  'frame.alone': Record<'directorate_id' | 'thing', unknown>
  'frame.repeats': Record<'directorate_id' | 'key_hash' | 'since' | 'sealed', unknown>
  'frame.export_requests': Record<'directorate_id' | 'id' | 'deed' | 'thing_id' | 'called' | 'about_id' | 'commissariat_id' | 'rows_most' | 'purpose' | 'to_whom' | 'recipient' | 'asked_by' | 'asked_at' | 'ends_at', unknown>
  'frame.export_answers': Record<'directorate_id' | 'request_id' | 'asked_by' | 'about_id' | 'commissariat_id' | 'ends_at' | 'answer' | 'reason' | 'answered_by' | 'answered_at' | 'good_until', unknown>
  'frame.exports': Record<'directorate_id' | 'id' | 'deed' | 'thing_id' | 'called' | 'rows' | 'purpose' | 'ground' | 'to_whom' | 'recipient' | 'taken_by' | 'taken_at' | 'number' | 'fifth_before' | 'fifth_at' | 'request_id' | 'answer' | 'rows_most' | 'good_until', unknown>
  'platform.migrations': Record<'name' | 'hash' | 'applied_at', unknown>
  'platform.root_keys': Record<'version' | 'print' | 'noted_at' | 'unused_since' | 'retired_at', unknown>
}

/** Each row leads to the one before it, and no file that left comes back. */
const leaving = { stays: 'who took what out of the house is told as long as the house stands; it names nobody whose rows they were but by number' } as const

/** What the frame and the platform keep. */
export const kept = {
  'frame.record': {
    class: 'personal', for: 'who did what to which thing, and when: ids, never content', keep: { until: 'record.cut: under a signed anchor, once a month, what is older than the span `record`' },
    columns: {
      directorate_id: 'key', id: 'key', name: 'internal', actor: 'by', subject: 'internal', at: 'internal', operation: 'internal', roles: 'internal', session: 'key', whose: 'personal',
      purpose: 'internal', ground: 'internal', recipients: 'internal', result: 'internal', request: 'key', sequence: 'key', hash: 'internal',
    },
  },
  'frame.heads': {
    class: 'internal', for: 'the last link of the record', keep: account,
    columns: { directorate_id: 'key', sequence: 'key', hash: 'internal' },
  },
  'frame.quiet': {
    class: 'internal', for: 'that somebody answered: in no chain, without number, moment or neighbour', keep: { stays: 'the chain says how many there are; they say a round, a deed and no moment' },
    columns: { directorate_id: 'key', id: 'key', name: 'internal', actor: 'internal', subject: 'internal' },
  },
  'frame.outbox': {
    class: 'internal', for: 'what is still to follow a deed: ids, gone when it is done', keep: { until: 'what follows has been done' },
    columns: { directorate_id: 'key', id: 'key', name: 'internal', subject: 'internal' },
  },
  'frame.alone': {
    class: 'internal', for: 'one at a time at a thing', keep: account,
    columns: { directorate_id: 'key', thing: 'key' },
  },
  'frame.repeats': {
    class: 'sealed', for: 'a request that is sent again is done once and answered alike; the answer opens with the key that the sender has', keep: { until: 'thirty days have gone by, which the calendar counts' },
    columns: { directorate_id: 'key', key_hash: 'key', since: 'internal', sealed: 'secret' },
  },
  'frame.export_requests': {
    class: 'personal', for: 'who asked that rows of persons leave the house: what for, to whom and how many', keep: leaving,
    columns: {
      directorate_id: 'key', id: 'key', deed: 'internal', thing_id: 'key', called: 'internal', about_id: 'personal', commissariat_id: 'key', rows_most: 'internal', purpose: 'internal', to_whom: 'internal', recipient: 'internal',
      asked_by: 'by', asked_at: 'internal', ends_at: 'internal',
    },
  },
  'frame.export_answers': {
    class: 'personal', for: 'what a second person said to it', keep: leaving,
    columns: {
      directorate_id: 'key', request_id: 'key', asked_by: 'by', about_id: 'personal', commissariat_id: 'key', ends_at: 'internal', answer: 'internal', reason: 'internal', answered_by: 'by', answered_at: 'internal', good_until: 'internal',
    },
  },
  'frame.exports': {
    class: 'personal', for: 'what left the house with rows of persons: what for, on which ground, to whom, by whom and when', keep: leaving,
    columns: {
      directorate_id: 'key', id: 'key', deed: 'internal', thing_id: 'key', called: 'internal', rows: 'internal', purpose: 'internal', ground: 'internal', to_whom: 'internal', recipient: 'internal', taken_by: 'by', taken_at: 'internal',
      number: 'internal', fifth_before: 'internal', fifth_at: 'internal', request_id: 'key', answer: 'internal', rows_most: 'internal', good_until: 'internal',
    },
  },
  'platform.migrations': {
    class: 'internal', for: 'what has been done to the form of the database', keep: account,
    columns: { name: 'internal', hash: 'key', applied_at: 'internal' },
  },
  'platform.root_keys': {
    class: 'internal', for: 'by which root keys rows are sealed: fingerprints', keep: { stays: 'what was sealed under an old key says which' },
    columns: { version: 'key', print: 'internal', noted_at: 'internal', unused_since: 'internal', retired_at: 'internal' },
  },
} as const satisfies Kept<FrameTables>
