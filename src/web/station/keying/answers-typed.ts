import type { Typed } from '#web/http/ctx.ts'

const mark = 'answer-'

/** The field of a question on these pages; the mark keeps it apart from the serial and the buttons. */
export const fieldOf = (question: string): string => mark + question

/** What was typed, by question. */
export const answersTyped = (typed: Typed) => Object.fromEntries(Object.entries(typed).filter(([field]) => field.startsWith(mark)).map(([field, value]) => [field.slice(mark.length), value]))
