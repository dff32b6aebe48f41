import { data } from 'react-router'
import { batches, importSheets, mappings, previewImport, saveMapping, undoBatch, wave } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { FileHolds } from './file-holds.tsx'
import { readFiles } from './read-files.ts'
import type { Route } from './+types/wave-import'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.import-sheets'))

export async function loader(arrival: Route.LoaderArgs) {
  const plan = await ask(arrival, wave, { wave: arrival.params.wave })
  return { plan, ...(await ask(arrival, batches, { wave: arrival.params.wave })), ...(await ask(arrival, mappings, { commissariat: plan.commissariat })) }
}

const nothing = { code: null, fields: {} as Record<string, string>, values: {} as Record<string, string | number>, typed: {} as Record<string, string>, seen: null, kept: null, undone: false }

/** Look first: rows, zones and every fault by row and column. Keeping takes the same file, all of it or nothing. */
export async function action(arrival: Route.ActionArgs) {
  const { fields, bytes, names } = await readFiles(arrival.request.clone())
  const asked = { wave: arrival.params.wave }
  if (fields.intent === 'undo') {
    const undone = await attempt(arrival, undoBatch, { batch: fields.batch }, fields)
    return undone.ok ? { ...nothing, undone: true } : data({ ...nothing, ...undone.refused, typed: { ...fields } }, { status: undone.status })
  }
  const file = bytes.file?.length ? bytes.file.toString('base64') : (fields.held ?? '')
  const typed: Record<string, string> = { ...fields, held: file, fileName: names.file || fields.fileName || 'sheets.csv' }
  const mapping = fields.saved ? fields.saved : read(fields.mapping ?? '')
  if (mapping === undefined) return data({ ...nothing, code: 'station.mapping-not-json', typed }, { status: 422 })
  if (fields.intent === 'keep') {
    const sent = await attempt(arrival, importSheets, { ...asked, fileName: typed.fileName ?? '', file, encoding: 'base64', mapping }, typed)
    if (!sent.ok) return data({ ...nothing, ...sent.refused, typed }, { status: sent.status })
    if (fields.saveAs && !fields.saved) await attempt(arrival, saveMapping, { commissariat: (await loader(arrival)).plan.commissariat, name: fields.saveAs, mapping }, typed)
    return { ...nothing, kept: sent.answer }
  }
  const seen = await attempt(arrival, previewImport, { ...asked, file, encoding: 'base64', mapping }, typed)
  return seen.ok ? data({ ...nothing, typed, seen: seen.answer }, { status: seen.answer.faultsInAll > 0 ? 422 : 200 }) : data({ ...nothing, ...seen.refused, typed }, { status: seen.status })
}

function read(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}

export default function WaveImport({ loaderData: { plan, batches: known, mappings: saved }, actionData }: Route.ComponentProps) {
  const say = useSay()
  const { code, values, fields, typed, seen, kept, undone } = actionData ?? nothing
  const good = seen !== null && seen.faultsInAll === 0
  return (
    <>
      <Back to={`/${say.language}/station/waves/${plan.wave}`}>{named(plan.names, say.language)}</Back>
      <h1>{say('station.import-sheets')}</h1>
      {code && <Notice kind="stop" title={say.any(code, values)}><ul>{Object.entries(fields).map(([place, key]) => <li key={place}>{place}: {say.any(key)}</li>)}</ul></Notice>}
      {kept && <Notice kind="done" title={kept.already ? say('station.file-already-kept', { sheets: kept.sheets }) : say('station.sheets-kept', { sheets: kept.sheets })} />}
      {undone && <Notice kind="done" title={say('station.batch-undone')} />}
      {seen && <FileHolds seen={seen} plan={plan} />}
      <form method="post" encType="multipart/form-data">
        {good ? <input type="hidden" name="held" value={typed.held} /> : <Field name="file" label={say('station.sheets-file')} hint={say('station.sheets-file-hint')}><input className="input full" type="file" id="file" name="file" accept=".csv,.txt,.tsv,.gz,text/csv" /></Field>}
        <input type="hidden" name="fileName" value={typed.fileName ?? ''} />
        {saved.length > 0 && <Select name="saved" label={say('station.saved-mapping')} none={say('station.mapping-below')} options={saved.map(({ name }) => [name, name] as const)} chosen={typed.saved} />}
        <TextArea name="mapping" label={say('station.mapping')} hint={say('station.mapping-hint')} value={typed.mapping} rows={8} />
        <TextField name="saveAs" label={say('station.save-mapping-as')} value={typed.saveAs} width="middle" />
        <div className="buttons"><Button quiet={good} name="intent" value="check">{say('station.look-at-file')}</Button>{good && <Button name="intent" value="keep">{say('station.keep-sheets', { sheets: seen.sheets })}</Button>}</div>
      </form>
      {known.length > 0 && (
        <Table caption={say('station.batches')} columns={[{ title: say('station.file') }, { title: say('station.sheets'), number: true }, { title: say('station.state') }, { title: '' }]}
          rows={known.map(({ id, fileName, sheets, state }) => ({ key: id, cells: [
            fileName, say.number(sheets), say.any(state === 'kept' ? 'station.batch-kept' : 'station.batch-undone-state'),
            state === 'kept' && plan.state !== 'published' ? <form method="post" key="undo"><input type="hidden" name="batch" value={id} /><Button grave name="intent" value="undo">{say('station.undo')}</Button></form> : '',
          ] }))} />
      )}
    </>
  )
}
