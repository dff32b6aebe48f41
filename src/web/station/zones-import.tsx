import { data, redirect } from 'react-router'
import { checkZones, importZones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { whileRead } from '#platform/background/waited-for.ts'
import { longWork } from '#web/http/at-work/long-work.ts'
import { attempt, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/form/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { populationsIn } from './populations-in.ts'
import { readFiles } from './read-files.ts'
import { faultSays } from './fault-says.ts'
import type { Route } from './+types/zones-import'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.import-zones'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await visitorOf(arrival)
  if (actor.kind !== 'person' || !actor.posts.some(({ role }) => role === 'admin')) throw data({ code: 'access.not-allowed' }, { status: 403 })
  return null
}

/** First the file is looked at and everything wrong with it is told; only what was looked at is kept. */
export async function action(arrival: Route.ActionArgs) {
  const { fields, files } = await readFiles(arrival.request.clone())
  const text = files.file?.trim() ? files.file : (fields.geojson ?? '')
  const populations = files.population?.trim() ? files.population : (fields.populations ?? '')
  const typed: Record<string, string> = { ...fields, geojson: text, populations }
  if (fields.intent !== 'keep') {
    const looked = await whileRead(() => attempt(arrival, checkZones, { geojson: text, brief: true }, typed))
    if (!looked.ok) return data({ typed, code: looked.refused.code, checked: null }, { status: looked.status })
    const checked = looked.answer
    if (checked.faults.some(({ kind }) => kind === 'not-geojson')) return data({ typed, code: 'station.not-geojson', checked: null }, { status: 422 })
    return data({ typed, code: null, checked }, { status: checked.mayBeKept ? 200 : 422 })
  }
  const commissariat = fields.commissariat ? { code: fields.commissariat, names: { [arrival.params.lang]: fields.name || fields.commissariat } } : undefined
  const to = new URL(arrival.request.url).searchParams.has('setting-up') ? 'setting-up' : 'zones/import'
  const sent = await longWork(arrival, { title: 'station.import-zones', same: `${fields.commissariat ?? ''} ${text.length}`, to }, importZones, { commissariat, geojson: text, populations: populationsIn(populations), acceptFaults: true }, typed)
  if (sent.ok) return redirect(`/${arrival.params.lang}/station${new URL(arrival.request.url).searchParams.has('setting-up') ? '/setting-up' : ''}`)
  return data({ typed, code: sent.refused.code, checked: null }, { status: sent.status })
}

export default function ZonesImport({ actionData: seen }: Route.ComponentProps) {
  const say = useSay()
  const checked = seen?.checked
  return (
    <>
      <h1>{say('station.import-zones')}</h1>
      <p className="lead">{say('station.import-zones-lead')}</p>
      <p className="quiet">{say('station.villages-hint')}</p>
      {seen?.code && <Notice kind="stop" title={say.any(seen.code)} />}
      {checked && (
        <section aria-labelledby="checked">
          <h2 id="checked">{say('station.file-holds', { zones: checked.zones.length })}</h2>
          {checked.faults.length === 0 ? <Notice kind="done" title={say('station.no-faults')} /> : (
            <Notice kind={checked.mayBeKept ? 'note' : 'stop'} title={checked.mayBeKept ? say('station.faults-told', { faults: checked.faults.length }) : say('station.faults-grave')}>
              <ul>{checked.faults.map((fault, place) => <li key={place}>{faultSays(say, fault)}</li>)}</ul>
            </Notice>
          )}
          <Table caption={say('station.zones-in-file')} columns={[{ title: say('station.zone') }, { title: say('station.code') }, { title: say('station.population'), number: true }, { title: say('station.boundary') }]}
            rows={checked.zones.map(({ code, names, population, drawn }, place) => ({ key: `${code}${place}`, cells: [named(names, say.language), code, population === null ? '–' : say.number(population), drawn ? say('station.drawn') : say('station.not-drawn')] }))} />
          {checked.villages.length > 0 && <Table caption={say('station.villages-in-file')} columns={[{ title: say('station.village') }, { title: say('station.code') }, { title: say('station.zone') }]}
            rows={checked.villages.map(({ code, names, zone }, place) => ({ key: `${code}${place}`, cells: [named(names, say.language), code, zone] }))} />}
        </section>
      )}
      <form method="post" encType="multipart/form-data">
        <TextField name="commissariat" label={say('station.commissariat-code')} hint={say('station.commissariat-code-hint')} value={seen?.typed.commissariat} width="middle" />
        <TextField name="name" label={say('station.commissariat-name')} value={seen?.typed.name} width="middle" />
        {checked?.mayBeKept ? (
          <>
            <textarea name="geojson" hidden readOnly defaultValue={seen?.typed.geojson} /><textarea name="populations" hidden readOnly defaultValue={seen?.typed.populations} />
            <div className="buttons"><Button name="intent" value="keep">{say('station.keep-zones')}</Button> <a href={`/${say.language}/station/zones/import`}>{say('station.another-file')}</a></div>
          </>
        ) : (
          <>
            <Field name="file" label={say('station.geojson-file')} hint={say('station.geojson-file-hint')}><input className="input full" type="file" id="file" name="file" accept=".geojson,.json,application/geo+json,application/json" /></Field>
            <Field name="population" label={say('station.population-file')} hint={say('station.population-file-hint')}><input className="input full" type="file" id="population" name="population" accept=".csv,text/csv" /></Field>
            <Button name="intent" value="check">{say('station.look-at-file')}</Button>
          </>
        )}
      </form>
    </>
  )
}
