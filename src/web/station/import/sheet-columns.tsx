import { modes } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { saidBeside } from '#web/ui/form/field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { ColumnMatch } from './column-match.tsx'
import type { Proposal, Screen } from './screen.ts'
import { valuesAbout } from './unclear.ts'
import { ValueMeanings } from './value-meanings.tsx'

type Props = { readonly screen: Screen & { readonly proposal: Proposal; readonly mapping: NonNullable<Screen['mapping']> }; readonly offered: readonly string[] }

/** Where a sheet says from which zone it is, how it was answered, in which language, and how the person was drawn. */
export function SheetColumns({ screen: { proposal, mapping, fields }, offered }: Props) {
  const say = useSay()
  const { columns, zones } = proposal
  const error = (name: string) => (fields[name] ? say.any(fields[name]) : undefined)
  const ways: readonly (readonly [string, string])[] = modes.filter((mode) => offered.includes(mode)).map((mode) => [mode, say.any(`station.mode-${mode}`)] as const)
  const always = { name: 'about-always', label: '', hint: say('station.mode-for-all-hint'), error: error('about-always') }
  return (
    <section aria-labelledby="each-sheet">
      <h2 id="each-sheet">{say('station.each-sheet')}</h2>
      <ColumnMatch name="about-zone" label={say('station.zone')} columns={columns} chosen={mapping.zone.column} none={say('station.choose-column')} error={error('about-zone')}>
        <ValueMeanings none={say('station.choose-zone')} options={say.inOrder(zones).map(({ slug, names }) => [slug, named(names, say.language)] as const)} values={valuesAbout('zone', mapping, proposal)} />
      </ColumnMatch>
      <ColumnMatch name="about-mode" label={say('station.way-of-answering')} columns={columns} chosen={mapping.mode.column ?? ''} none={say('station.same-for-all')}>
        <ValueMeanings none={say('station.choose-meaning')} options={ways} values={valuesAbout('mode', mapping, proposal)} />
      </ColumnMatch>
      <div className={fields['about-always'] ? 'match wrong' : 'match'}>
        <label htmlFor="about-always">{say('station.mode-for-all')}</label>
        <select className="input" id="about-always" name="about-always" defaultValue={mapping.mode.always ?? ''} {...saidBeside(always)}>
          <option value="">{say('station.in-the-column')}</option>
          {ways.map(([mode, words]) => <option key={mode} value={mode}>{words}</option>)}
        </select>
        <p className="hint" id="about-always-hint">{always.hint}</p>
        {always.error && <p className="error" id="about-always-error">{always.error}</p>}
      </div>
      <ColumnMatch name="about-language" label={say('station.language-of-sheet')} columns={columns} chosen={mapping.language ?? ''} none={say('station.no-column')} />
      <ColumnMatch name="about-stratum" label={say('station.stratum')} hint={say('station.stratum-hint')} columns={columns} chosen={mapping.stratum ?? ''} none={say('station.no-column')} />
      <ColumnMatch name="about-unit" label={say('station.unit')} hint={say('station.unit-hint')} columns={columns} chosen={mapping.unit ?? ''} none={say('station.no-column')} />
    </section>
  )
}
