export type RefusalKind = 'not-found' | 'not-allowed' | 'invalid' | 'too-late' | 'conflict' | 'not-now'

/** A "no" meant for a person: a message key, and for each field its own. Anything else that is thrown is a bug meant for us. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly fields: Readonly<Record<string, string>>
  /** Values the message speaks of (a limit, a row): never a name or a count that was withheld. */
  readonly values: Readonly<Record<string, string | number>>
  constructor(kind: RefusalKind, code: string, fields: Record<string, string> = {}, values: Record<string, string | number> = {}) {
    super(code)
    this.kind = kind
    this.code = code
    this.fields = fields
    this.values = values
  }
}
