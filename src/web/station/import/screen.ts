import type { importSheets, previewImport, proposeMapping } from '#domains/survey/index.ts'
import type { Mapping } from '#domains/survey/words.ts'

type AnswerOf<T extends (...asked: never[]) => unknown> = Awaited<ReturnType<T>>
/** The file's columns with their values, and what a mapping of them may speak of. */
export type Proposal = AnswerOf<typeof proposeMapping>

/** What the page shows after something was sent: the file and the mapping are carried on, whatever went wrong. */
export type Screen = {
  readonly code: string | null; readonly fields: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, string | number>>
  readonly fileName: string; readonly held: string; readonly saveAs: string; readonly chosenSaved: string
  /** A mapping as it was written, when it cannot be read. */
  readonly written: string
  readonly proposal: Proposal | null; readonly mapping: Mapping | null
  /** Nobody has looked at the mapping yet. */
  readonly proposed: boolean
  readonly seen: AnswerOf<typeof previewImport> | null; readonly kept: Pick<AnswerOf<typeof importSheets>, 'sheets' | 'already'> | null
  readonly saved: string | null; readonly undone: boolean
}

export const nothing: Screen = {
  code: null, fields: {}, values: {}, fileName: '', held: '', saveAs: '', chosenSaved: '', written: '', proposal: null, mapping: null, proposed: false, seen: null, kept: null, saved: null, undone: false,
}

/** A page hands the whole file back and forth; what is larger goes in by the command line, where nothing travels. */
export const mostMegabytes = 20
