/** What a table's rows must become on which day, said by the field and not read from the tags: the day as SQL of a row `r`, and how it is seen that it was done. */
export type Expected = { readonly table: string; readonly day: string; /** How a row looks whose columns were blanked; without it the row is gone. */ readonly blank?: string; readonly only?: string }

const closed = (rest: string) => `(select closed_on from survey.waves w where w.id = r.wave_id) + interval '${rest}'`
const left = (person: string, rest: string) =>
  `(select case when bool_and(h.to_on is not null) then max(h.to_on) end from people.holdings h where h.person_id = r.${person}) + interval '${rest}'`

/** Kept by hand, beside the tags and not from them. Every table that the clock touches has a line. */
export const expectedDays: readonly Expected[] = [
  { table: 'survey.invitations', day: closed('14 days') }, { table: 'survey.spent', day: closed('14 days') }, { table: 'survey.wave_keys', day: closed('14 days') }, { table: 'fieldwork.keyings', day: closed('14 days') },
  { table: 'survey.sheets', day: closed('5 years') }, { table: 'survey.remarks', day: closed('5 years') }, { table: 'survey.codings', day: closed('5 years') }, { table: 'survey.pins', day: closed('5 years') },
  { table: 'fieldwork.interview_totals', day: closed('2 years') }, { table: 'survey.outreach', day: `r.done_on + interval '2 years'` },
  { table: 'incidents.incidents', day: `r.happened_on + interval '2 years'`, blank: 'r.lon is null and r.lat is null' },
  { table: 'problems.information', day: `r.learnt_on + interval '2 years'`, blank: 'r.address is null' }, { table: 'problems.sayings', day: `(select held_on from problems.conversations c where c.id = r.conversation_id) + interval '5 years'` },
  { table: 'problems.rankings', day: `r.ranked_on + interval '5 years'` },
  { table: 'work.progress', day: `r.on_day + interval '2 years'`, blank: 'r.noted_by is null' }, { table: 'work.walks', day: `r.on_day + interval '2 years'` }, { table: 'work.pictures', day: `r.taken_on + interval '2 years'`, only: 'not r.shown' },
  { table: 'people.persons', day: left('id', '5 years'), blank: `r.name = '–'` }, { table: 'people.passwords', day: left('person_id', '30 days') }, { table: 'people.passkeys', day: left('person_id', '30 days') },
  { table: 'people.identities', day: left('person_id', '30 days') }, { table: 'people.browsers', day: `r.last_on + interval '13 months'` },
  { table: 'people.recoveries', day: `(r.ends_at at time zone 'UTC')::date + interval '5 years'` }, { table: 'people.openings', day: `(r.ends_at at time zone 'UTC')::date + interval '5 years'` }, { table: 'vigilance.findings', day: `r.day + interval '5 years'` }, { table: 'people.sign_in_links', day: `(r.ends_at at time zone 'UTC')::date + interval '7 days'` },
  { table: 'privacy.requests', day: `r.decided_on + interval '3 years'` }, { table: 'privacy.deferrals', day: `r.until_on + interval '3 years'` },
]
