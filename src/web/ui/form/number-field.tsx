import { TextField } from './text-field.tsx'
import type { FieldProps } from './field.tsx'

/** A number, typed: no arrows that change it by accident. */
export function NumberField({ decimal, ...field }: FieldProps & { readonly value?: string | undefined; readonly decimal?: boolean }) {
  return <TextField {...field} width="short" inputMode={decimal ? 'decimal' : 'numeric'} autoComplete="off" spellCheck={false} />
}
