import { useSay } from '#web/ui/use-say.ts'

/** A value of a column under the name of its field, and what it is taken to mean; nothing when nobody knows yet. */
export type MeantValue = { readonly field: string; readonly value: string; readonly rows: number | null; readonly means: string; readonly told: boolean }
type Props = { readonly values: readonly MeantValue[]; readonly options: readonly (readonly [string, string])[]; readonly none: string }

/** As many as somebody looks through; the rest of a long list keeps what it means, and can be mended in writing. */
const most = 30

/** What the values of a column mean, where they are not codes by themselves: those that nobody understands first. */
export function ValueMeanings({ values, options, none }: Props) {
  const say = useSay()
  if (values.every(({ means, told }) => means !== '' && !told)) return null
  const open = values.filter(({ means }) => means === '')
  const shown = [...open, ...values.filter(({ means, told }) => means !== '' && told), ...values.filter(({ means, told }) => means !== '' && !told)].slice(0, most)
  return (
    <details className="fold" open={open.length > 0}>
      <summary>{open.length > 0 ? say('station.values-unclear', { values: open.length }) : say('station.values-mean')}</summary>
      <ul className="meanings">
        {shown.map(({ field, value, rows, means }) => (
          <li key={field}>
            <label htmlFor={field}><b>{value}</b>{rows !== null && <small> {say('station.in-rows', { rows })}</small>}</label>
            <select className="input" id={field} name={field} defaultValue={means}>
              <option value="">{none}</option>
              {options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
            </select>
          </li>
        ))}
      </ul>
      {values.length > shown.length && <p className="quiet">{say('station.more-values', { values: values.length - shown.length })}</p>}
    </details>
  )
}
