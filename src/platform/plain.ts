/** A fault that the operator can mend: the command line prints its sentence and no stack. */
export function plain(sentence: string): Error {
  return Object.assign(new Error(sentence), { plain: true })
}

/** Was this fault written for the operator to read? */
export function isPlain(fault: unknown): fault is Error {
  return fault instanceof Error && (fault as { plain?: boolean }).plain === true
}
