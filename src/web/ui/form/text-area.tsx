import { Field, saidBeside, type FieldProps } from './field.tsx'

/** Several lines in somebody's own words. */
export function TextArea({ value, rows = 4, most, ...field }: FieldProps & { readonly value?: string | undefined; readonly rows?: number; readonly most?: number }) {
  return <Field {...field}><textarea className="input full" id={field.name} name={field.name} rows={rows} maxLength={most} defaultValue={value} {...saidBeside(field)} /></Field>
}
