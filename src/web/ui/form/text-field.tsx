import { Field, saidBeside, type FieldProps } from './field.tsx'

type Props = FieldProps & {
  readonly value?: string | undefined; readonly type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search'; readonly width?: 'short' | 'middle' | 'full'
  readonly autoComplete?: string; readonly inputMode?: 'text' | 'numeric' | 'decimal'; readonly spellCheck?: boolean
}

/** A line of text. */
export function TextField({ value, type = 'text', width = 'full', autoComplete, inputMode, spellCheck, ...field }: Props) {
  return (
    <Field {...field}>
      <input className={`input ${width}`} id={field.name} name={field.name} type={type} defaultValue={value} autoComplete={autoComplete} inputMode={inputMode} spellCheck={spellCheck} {...saidBeside(field)} />
    </Field>
  )
}
