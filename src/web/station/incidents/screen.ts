import type { importIncidents, previewImport, proposeProfile } from '#domains/incidents/index.ts'

type AnswerOf<T extends (...asked: never[]) => unknown> = Awaited<ReturnType<T>>
export type Proposal = AnswerOf<typeof proposeProfile>

/** What the import page shows after something was sent: the file and the way of reading it are carried on, whatever went wrong. */
export type Screen = {
  readonly code: string | null; readonly fields: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, string | number>>
  readonly fileName: string; readonly held: string; readonly saveAs: string
  /** The known profile by which the file is read; empty when its columns are said in the form. */
  readonly named: string
  readonly proposal: Proposal | null; readonly profile: Proposal['profile'] | null
  readonly seen: AnswerOf<typeof previewImport> | null; readonly kept: AnswerOf<typeof importIncidents> | null
  readonly saved: string | null; readonly undone: boolean
}

export const nothing: Screen = { code: null, fields: {}, values: {}, fileName: '', held: '', saveAs: '', named: '', proposal: null, profile: null, seen: null, kept: null, saved: null, undone: false }
