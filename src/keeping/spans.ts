/** How long something is kept: whole days, months or years after a day. */
export type Length = { readonly days: number } | { readonly months: number } | { readonly years: number }

/**
 * How long what is kept, unless a directorate says otherwise. Defaults of the house, after the periods that those we looked at keep and national
 * law commonly asks for; whether a directorate may have another is for its law, which is not judged here.
 */
export const spans = {
  /** After a round is closed: who was asked is not needed any more. */
  invitations: { days: 14 },
  /** After a round is closed: single sheets, for asking the same again and for checking what was published. */
  answers: { years: 5 },
  /** After the day it happened: the exact point; the zone it lay in stays. */
  'exact-points': { months: 24 },
  /** After the day: what officers and partners wrote down on foot, and pictures that nobody is shown. */
  'field-notes': { months: 24 },
  /** After the last post ended: what a person signs in with. */
  'ways-in': { days: 30 },
  /** After they ended: links that signed somebody in. */
  'spent-links': { days: 7 },
  /** After the day on which somebody last signed in there: by what their browser is known again. */
  'known-browsers': { months: 13 },
  /** After the last post ended: the name, which the record leads to. As long as the record. */
  'names-of-staff': { years: 5 },
  /** Beside the record: who let whom begin anew. */
  record: { years: 5 },
  /** After a person's request was decided. */
  requests: { years: 3 },
} as const satisfies Readonly<Record<string, Length>>

export type Span = keyof typeof spans
export const spanNames = Object.keys(spans) as readonly Span[]

/** How long the house keeps it. */
export const lastsFor = (span: Span): Length => spans[span]
