import type { Mapping } from '#domains/survey/words.ts'
import { useSay } from '#web/ui/use-say.ts'
import { ColumnMatch } from './column-match.tsx'
import type { Proposal } from './screen.ts'

/** A file may hold more than this round: only the rows whose column holds one of some values are taken. */
export function SomeRows({ proposal: { columns }, mapping: { only } }: { readonly proposal: Proposal; readonly mapping: Mapping }) {
  const say = useSay()
  const few = columns.filter(({ values, more, name }) => name === only?.column || (!more && values.length <= 30))
  const values = columns.find(({ name }) => name === only?.column)?.values ?? []
  return (
    <details className="fold" open={only !== undefined}>
      <summary>{say('station.some-rows')}</summary>
      <ColumnMatch name="about-only" label={say('station.rows-by')} hint={say('station.rows-by-hint')} columns={few} chosen={only?.column ?? ''} none={say('station.all-rows')} />
      {only && (
        <fieldset className="field">
          <legend>{say('station.rows-holding')}</legend>
          <div className="options">
            {values.map(({ value, rows }, at) => (
              <label key={value} className="option"><input type="checkbox" name={`about-only-${at}`} defaultChecked={only.values.includes(value)} /><span>{value} <small>{say('station.in-rows', { rows })}</small></span></label>
            ))}
          </div>
        </fieldset>
      )}
    </details>
  )
}
