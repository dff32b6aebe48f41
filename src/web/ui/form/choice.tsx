import { InLots } from '../list/in-lots.ts'
import { saidBeside, type FieldProps } from './field.tsx'

/** A possibility: its value, its words, and for some a hint. `apart` sets it off from the others, as "don't know" is. */
export type Possibility = { readonly value: string; readonly words: string; readonly hint?: string | undefined; readonly apart?: boolean | undefined }
type Props = FieldProps & { readonly options: readonly Possibility[]; readonly inline?: boolean; readonly large?: boolean }

/** One of a few. */
export function Choice({ chosen, ...rest }: Props & { readonly chosen?: string | undefined }) {
  return <Possibilities {...rest} type="radio" isChosen={(value) => value === chosen} />
}

/** Any of a few. */
export function Many({ chosen = [], ...rest }: Props & { readonly chosen?: readonly string[] | undefined }) {
  return <Possibilities {...rest} type="checkbox" isChosen={(value) => chosen.includes(value)} />
}

function Possibilities({ options, type, isChosen, inline, large, ...field }: Props & { readonly type: 'radio' | 'checkbox'; readonly isChosen: (value: string) => boolean }) {
  const { name, label, hint, error } = field
  const { 'aria-describedby': beside } = saidBeside(field)
  return (
    <fieldset className={error ? 'field wrong' : 'field'} aria-describedby={beside}>
      <legend className={large ? 'large' : undefined}>{label}</legend>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p className="error" id={`${name}-error`}>{error}</p>}
      <div className={inline ? 'options inline' : 'options'}>
        <InLots of={options}>{({ value, words, hint: more, apart }, place) => (
          <label key={value} className={apart ? 'option apart' : 'option'}>
            <input type={type} id={place === 0 ? name : `${name}-${value}`} name={name} value={value} defaultChecked={isChosen(value)} />
            <span>{words}{more && <small>{more}</small>}</span>
          </label>
        )}</InLots>
      </div>
    </fieldset>
  )
}
