/** One chapter of the page of honesty: words and tables, what was promised there with what was found, and where less was kept than the method says of itself. */
export type Chapter = { readonly title: string; readonly lines: readonly string[]; readonly promises: readonly Promised[]; readonly notKept: readonly string[] }

/** A promise, the figure that was found, and whether it was kept. */
export type Promised = { readonly promise: string; readonly found: string; readonly kept: boolean }

/** A table as GitHub shows it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n')
}

/** The chapter as it stands on the page. */
export function chapterText({ title, lines }: Chapter): string {
  return [`## ${title}`, ...lines].join('\n\n')
}

/** The promises of chapters, in one table. */
export function promiseRows(chapters: readonly Chapter[]): string[] {
  return chapters.flatMap(({ promises }) => promises.map(({ promise, found, kept }) => `| ${promise} | ${found} | ${kept ? 'yes' : '**no**'} |`))
}

/** Where the methods of chapters keep less than they say of themselves, a line each. */
export function notKeptLines(chapters: readonly Chapter[]): string[] {
  return chapters.flatMap(({ notKept }) => notKept.map((line) => `- ${line}`))
}

/** A share in per cent, with one digit unless more are asked for. */
export function percent(share: number, digits = 1): string {
  return (100 * share).toFixed(digits)
}

/** A coverage in per cent, bold where it is under 93: there the method should not be used. */
export function coverage(share: number): string {
  return share < 0.93 ? `**${percent(share)}**` : percent(share)
}
