import type { ReactNode } from 'react'

export type FieldProps = { readonly name: string; readonly label: ReactNode; readonly hint?: ReactNode; readonly error?: string | undefined }

/** The ids of what is said beside a field, for the one who hears it. */
export const saidBeside = ({ name, hint, error }: FieldProps) => ({
  'aria-describedby': [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? (true as const) : undefined,
})

/** A field with its label above, its hint under it and what is wrong with it. */
export function Field({ name, label, hint, error, children }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p className="error" id={`${name}-error`}>{error}</p>}
      {children}
    </div>
  )
}
