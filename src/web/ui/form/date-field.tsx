import { Field, saidBeside, type FieldProps } from './field.tsx'

/** A day, by the browser's own calendar or typed as year-month-day. */
export function DateField({ value, ...field }: FieldProps & { readonly value?: string | undefined }) {
  return <Field {...field}><input className="input short" id={field.name} name={field.name} type="date" defaultValue={value} {...saidBeside(field)} /></Field>
}
