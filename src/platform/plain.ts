/** A fault that the operator can mend: the command line prints its sentence and no stack. */
export function plain(sentence: string): Error {
  return Object.assign(new Error(sentence), { plain: true })
}

/** Was this fault written for the operator to read? */
export function isPlain(fault: unknown): fault is Error {
  return fault instanceof Error && (fault as { plain?: boolean }).plain === true
}

/** The same for a database that cannot be reached now and may come back. */
export const plainlyAway = (sentence: string): Error => Object.assign(plain(sentence), { away: true })

/** May it go by itself, if one waits? */
export const isAway = (fault: unknown): boolean => fault instanceof Error && (fault as { away?: boolean }).away === true
