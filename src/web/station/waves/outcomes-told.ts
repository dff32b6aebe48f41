import type { Typed } from '#web/http/ctx.ts'

type Told = { readonly outcomes: readonly { readonly code: string; readonly outcome: unknown }[]; readonly lines: readonly number[] }

/** The codes as they were typed, one a line; empty lines are nothing, and each code remembers its line. */
export function outcomesTold({ notedCodes, outcome }: Typed): Told {
  const typed = String(notedCodes ?? '').split(/\r\n|\r|\n/).map((text, at) => ({ text: text.trim(), line: at + 1 })).filter(({ text }) => text !== '')
  return { outcomes: typed.map(({ text }) => ({ code: text, outcome })), lines: typed.map(({ line }) => line) }
}

/** What is wrong, by the form's fields, and line by line where a code cannot be one. */
export function fieldsOfOutcomes(fields: Readonly<Record<string, string>>, lines: readonly number[]) {
  const entries = Object.entries(fields).map(([path, code]) => ({ place: path.split('.'), code }))
  const wrong = entries.filter(({ place }) => place[2] === 'code').map(({ place, code }) => ({ line: lines[Number(place[1])] ?? 0, code })).sort((one, other) => one.line - other.line)
  return {
    wrong,
    fields: {
      ...(lines.length === 0 ? { notedCodes: 'station.type-a-code' } : wrong.length > 0 ? { notedCodes: 'station.codes-wrong' } : {}),
      ...(entries.some(({ place }) => place[2] === 'outcome') ? { outcome: 'station.choose-an-outcome' } : {}),
    } as Record<string, string>,
  }
}
