import { importSheets, mappings, previewImport, proposeMapping, saveMapping, undoBatch, wave } from '#domains/survey/index.ts'
import type { Mapping } from '#domains/survey/words.ts'
import { whileRead } from '#platform/background/waited-for.ts'
import { longWork } from '#web/http/at-work/long-work.ts'
import { ask, attempt, type Arrival } from '#web/http/ctx.ts'
import type { Brought } from './brought.ts'
import { columnsTyped, mappingTyped } from './mapping-typed.ts'
import { nothing, type Proposal, type Screen } from './screen.ts'
import { sentMapping, writtenMapping, type Sent } from './sent-mapping.ts'

type Shown = { readonly screen: Screen; readonly status: number }
type Refusing = Pick<Screen, 'code' | 'fields' | 'values'>

/** Takes a whole file back. */
export async function takeBack(arrival: Arrival, batch: string | undefined): Promise<Shown> {
  const undone = await attempt(arrival, undoBatch, { batch }, {})
  return undone.ok ? { screen: { ...nothing, undone: true }, status: 200 } : { screen: { ...nothing, ...refusing(undone.refused) }, status: undone.status }
}

/** Looks at a file in the way that was sent, or in one that is proposed; keeps its sheets or saves the mapping when that was asked for. */
export async function lookAt(arrival: Arrival, id: string, brought: Brought): Promise<Shown> {
  const { fields, file, held, fileName } = brought
  const sent = sentMapping(brought)
  const carried: Screen = { ...nothing, held, fileName, saveAs: fields.saveAs ?? '', chosenSaved: fields.saved ?? '', written: sent.by === 'writing' ? sent.text : '' }
  if (brought.fault) return { screen: { ...carried, code: brought.fault }, status: 422 }
  const was = sent.by === 'form' ? sent.was : sent.by === 'writing' ? sent.was : null
  const proposing = await attempt(arrival, proposeMapping, { wave: id, file, encoding: 'base64', ...(was && { chosen: columnsTyped(fields, was) }) }, {})
  if (!proposing.ok) return { screen: { ...carried, held: '', ...refusing(proposing.refused) }, status: proposing.status }
  const proposal = proposing.answer
  const meant = await mappingMeant(arrival, id, sent, brought, proposal)
  if ('code' in meant) return { screen: { ...carried, proposal, mapping: was ?? proposal.mapping, ...meant }, status: 422 }
  const screen: Screen = { ...carried, written: '', proposal, mapping: meant.mapping }
  if (sent.by === 'nobody') return { screen: { ...screen, proposed: true }, status: 200 }
  return toldOrKept(arrival, id, { ...screen, fields: lacking(meant.mapping) }, file, fields.intent)
}

async function mappingMeant(arrival: Arrival, id: string, sent: Sent, { fields }: Brought, proposal: Proposal): Promise<{ mapping: Mapping } | Refusing> {
  if (sent.by === 'nobody') return { mapping: proposal.mapping }
  if (sent.by === 'form') return { mapping: mappingTyped(fields, sent.was, proposal) }
  if (sent.by === 'writing') {
    const written = writtenMapping(sent.text)
    return 'mapping' in written ? written : { ...written, values: {} }
  }
  const { commissariat } = await ask(arrival, wave, { wave: id })
  const known = (await ask(arrival, mappings, { commissariat })).mappings.find(({ name }) => name === sent.name)
  return known ? { mapping: known.mapping } : { code: 'survey.no-such-mapping', fields: {}, values: {} }
}

async function toldOrKept(arrival: Arrival, id: string, screen: Screen, file: string, intent: string | undefined): Promise<Shown> {
  const { mapping, saveAs, fileName } = screen
  if (Object.keys(screen.fields).length > 0) return { screen: { ...screen, code: 'station.mapping-lacks' }, status: 422 }
  const saved = intent === 'save' || (intent === 'keep' && saveAs.trim() !== '') ? await save(arrival, id, saveAs, mapping) : null
  if (saved && !saved.ok) return { screen: { ...screen, ...refusing(saved.refused) }, status: saved.status }
  const after: Screen = { ...screen, saved: saved ? saveAs : null }
  if (intent === 'keep') {
    const to = `waves/${id}/import`, errand = { title: 'station.import-sheets', same: `${to} ${fileName} ${file.length}`, to, said: ({ already, sheets }: { readonly already: boolean; readonly sheets: number }) => ({ code: already ? 'station.file-already-kept' : 'station.sheets-kept', values: { sheets } }) }
    const kept = await longWork(arrival, errand, importSheets, { wave: id, fileName, file, encoding: 'base64', mapping }, {})
    return kept.ok ? { screen: { ...nothing, saved: after.saved, kept: kept.answer }, status: 200 } : { screen: { ...after, ...refusing(kept.refused) }, status: kept.status }
  }
  const seen = await whileRead(() => attempt(arrival, previewImport, { wave: id, file, encoding: 'base64', mapping }, {}))
  if (!seen.ok) return { screen: { ...after, ...refusing(seen.refused) }, status: seen.status }
  return { screen: { ...after, seen: seen.answer }, status: seen.answer.faultsInAll > 0 ? 422 : 200 }
}

async function save(arrival: Arrival, id: string, name: string, mapping: Mapping | null) {
  const { commissariat } = await ask(arrival, wave, { wave: id })
  return attempt(arrival, saveMapping, { commissariat, name, mapping }, {})
}

/** Without these no sheet can be read, and every row would be told as wrong. */
function lacking({ zone, mode }: Mapping): Record<string, string> {
  return { ...(zone.column === '' && { 'about-zone': 'station.say-zone-column' }), ...(mode.column === undefined && mode.always === undefined && { 'about-always': 'survey.say-which-mode' }) }
}

const refusing = ({ code, fields, values }: Refusing): Refusing => ({ code, fields, values })
