import { data, redirect } from 'react-router'
import { instruments, loadInstrument } from '#domains/survey/index.ts'
import { builtIn } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/form/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { readFiles } from './read-files.ts'
import type { Route } from './+types/instruments'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.instruments'))
export const loader = (arrival: Route.LoaderArgs) => ask(arrival, instruments, {})

export async function action(arrival: Route.ActionArgs) {
  const { fields, files } = await readFiles(arrival.request.clone())
  const instrument = fields.intent === 'load-core' ? (fields.code ?? 'lses-core') : read(files.file ?? '')
  if (instrument === undefined) return data({ code: 'station.not-json', fields: {}, values: {} }, { status: 422 })
  const sent = await attempt(arrival, loadInstrument, { instrument }, {})
  return sent.ok ? redirect(`/${arrival.params.lang}/station/instruments`) : data(sent.refused, { status: sent.status })
}

function read(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}

export default function Instruments({ loaderData: { instruments: known }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('station.instruments')}</h1>
      <p className="lead">{say('station.instruments-lead')}</p>
      {no && <Notice kind="stop" title={say.any(no.code, no.values)}><ul>{Object.entries(no.fields).map(([place, code]) => <li key={place}><code>{place}</code>: {say.any(code)}</li>)}</ul></Notice>}
      {known.length > 0 && (
        <Table caption={say('station.instruments-here')} columns={[{ title: say('station.name') }, { title: say('station.version') }, { title: say('station.questions'), number: true }, { title: say('station.languages') }]}
          rows={known.map(({ id, code, version, names, languages, questions }) => ({ key: id, cells: [named(names, say.language), `${code} ${version}`, say.number(questions), languages.join(', ')] }))} />
      )}
      <div className="buttons">
        {Object.values(builtIn).filter(({ code, version }) => !known.some((one) => one.code === code && one.version === version)).map(({ code, names }) => (
          <form key={code} method="post"><input type="hidden" name="code" value={code} /><Button quiet={code !== 'lses-core'} name="intent" value="load-core">{code === 'lses-core' ? say('station.load-core') : say('station.load-built-in', { name: named(names, say.language) })}</Button></form>
        ))}
      </div>
      <h2>{say('station.load-another')}</h2>
      <form method="post" encType="multipart/form-data">
        <Field name="file" label={say('station.instrument-file')} hint={say('station.instrument-file-hint')}><input className="input full" type="file" id="file" name="file" accept=".json,application/json" /></Field>
        <Button quiet name="intent" value="load-file">{say('station.load-file')}</Button>
      </form>
    </>
  )
}
