import { InLots } from '../list/in-lots.ts'
import { Field, saidBeside, type FieldProps } from './field.tsx'

/** One of a long list. For up to ten possibilities, Choice is easier to read. */
export function Select({ options, chosen, none, ...field }: FieldProps & { readonly options: readonly (readonly [string, string])[]; readonly chosen?: string | undefined; readonly none?: string }) {
  return (
    <Field {...field}>
      <select className="input" id={field.name} name={field.name} defaultValue={chosen ?? ''} {...saidBeside(field)}>
        {none !== undefined && <option value="">{none}</option>}
        <InLots of={options} atOnce={100}>{([value, words]) => <option key={value} value={value}>{words}</option>}</InLots>
      </select>
    </Field>
  )
}
