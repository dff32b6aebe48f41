import { parseSync } from 'oxc-parser'

/** A chapter of the book: its examples are one program, told in pieces. */
export type Chapter = { readonly title: string; readonly program: string }
/** One line of an example and what the book says comes out of it. */
export type Shown = { readonly says: string; readonly result: string; readonly start: number; readonly end: number }

/** The chapters (second-level headings) of a book that hold examples in ts fences. */
export function chaptersOf(book: string): Chapter[] {
  const parts = book.split(/^## /m).slice(1)
  const chapters = parts.map((part) => ({ title: part.slice(0, part.indexOf('\n')), program: [...part.matchAll(/^```ts\n(.*?)^```$/gms)].map((fence) => fence[1]).join('\n') }))
  return chapters.filter(({ program }) => program !== '')
}

/** Every expression that stands by itself, with the comment beside or under it: that is its result. One without a result is a mistake of the book. */
export function shownIn({ title, program }: Chapter): Shown[] {
  const { program: read, comments, errors } = parseSync('chapter.ts', program)
  if (errors.length > 0) throw new Error(`${title}: ${errors[0]?.message}`)
  return read.body.filter((statement) => statement.type === 'ExpressionStatement').map(({ start, end }) => {
    const beside: string[] = []
    let at = end
    for (const comment of comments) {
      if (comment.start < at || program.slice(at, comment.start).trim() !== '') continue
      beside.push(comment.value)
      at = comment.end
    }
    const says = program.slice(start, end)
    if (beside.length === 0) throw new Error(`${title}: what comes out of ${says}?`)
    return { says, result: beside.join('\n').trim(), start, end }
  })
}

/** The program of a chapter, made to hand out what each shown expression gave (`seen`), or what it threw. */
export function watched(chapter: Chapter): string {
  const lines = shownIn(chapter).toReversed().reduce((text, { says, start, end }) => `${text.slice(0, start)};seen.push(look(() => (${says})))${text.slice(end)}`, chapter.program)
  return `export const seen: unknown[] = []\nconst look = (say: () => unknown) => { try { return say() } catch (thrown) { return thrown } }\n${lines}`
}
