import { importIncidents, previewImport, proposeProfile, saveProfile, undoBatch } from '#domains/incidents/index.ts'
import { whileRead } from '#platform/background/waited-for.ts'
import { longWork } from '#web/http/at-work/long-work.ts'
import { attempt, type Arrival } from '#web/http/ctx.ts'
import type { Brought } from '../import/brought.ts'
import { columnsTyped, lacking, profileTyped } from './profile-typed.ts'
import { nothing, type Proposal, type Screen } from './screen.ts'

type Shown = { readonly screen: Screen; readonly status: number }
type Refusing = Pick<Screen, 'code' | 'fields' | 'values'>
const refusing = ({ code, fields, values }: Refusing): Refusing => ({ code, fields, values })

/** Takes a whole file back. */
export async function takeBack(arrival: Arrival, batch: string | undefined): Promise<Shown> {
  const undone = await attempt(arrival, undoBatch, { batch }, {})
  return undone.ok ? { screen: { ...nothing, undone: true }, status: 200 } : { screen: { ...nothing, ...refusing(undone.refused) }, status: undone.status }
}

/** Looks at a police file by a known profile, or by one that its columns propose; keeps its incidents when that was asked for. */
export async function lookAtFile(arrival: Arrival, commissariat: string, { fields, file, held, fileName, fault }: Brought): Promise<Shown> {
  const carried: Screen = { ...nothing, held, fileName, saveAs: fields.saveAs ?? '' }
  if (fault) return { screen: { ...carried, code: fault }, status: 422 }
  const byForm = fields.by === 'form'
  const sent: Sent = { commissariat, file, encoding: 'base64', fileName }
  if (!byForm && fields.named) return toldOrKept(arrival, { ...carried, named: fields.named }, sent, fields.named, fields.intent)
  const proposing = await attempt(arrival, proposeProfile, { commissariat, file, encoding: 'base64', ...(byForm && { chosen: columnsTyped(fields) }) }, {})
  if (!proposing.ok) return { screen: { ...carried, held: '', ...refusing(proposing.refused) }, status: proposing.status }
  const { answer: proposal } = proposing
  if (proposal.name !== null) return toldOrKept(arrival, { ...carried, named: proposal.name }, sent, proposal.name, fields.intent)
  const profile = byForm ? profileTyped(fields, proposal.profile) : proposal.profile
  const screen: Screen = { ...carried, proposal, profile }
  if (!byForm) return { screen, status: 200 }
  const lacks = lacking(profile)
  if (Object.keys(lacks).length > 0) return { screen: { ...screen, code: 'frame.invalid', fields: lacks }, status: 422 }
  return savedAndTold(arrival, screen, sent, profile, fields.intent)
}

type Sent = { readonly commissariat: string; readonly file: string; readonly encoding: 'base64'; readonly fileName: string }

async function savedAndTold(arrival: Arrival, screen: Screen, sent: Sent, profile: Proposal['profile'], intent: string | undefined): Promise<Shown> {
  const name = screen.saveAs.trim()
  if (name === '' || intent === 'look') return toldOrKept(arrival, screen, sent, profile, intent)
  const saved = await attempt(arrival, saveProfile, { commissariat: sent.commissariat, name, profile }, {})
  if (!saved.ok) return { screen: { ...screen, ...refusing(saved.refused) }, status: saved.status }
  return toldOrKept(arrival, { ...screen, saved: name }, sent, name, intent)
}

async function toldOrKept(arrival: Arrival, screen: Screen, sent: Sent, profile: Proposal['profile'] | string, intent: string | undefined): Promise<Shown> {
  if (intent === 'keep' || intent === 'keep-without') {
    const errand = { title: 'incidents.import', same: `${sent.commissariat} ${sent.fileName} ${sent.file.length}`, to: 'incidents/import', said }
    const kept = await longWork(arrival, errand, importIncidents, { ...sent, profile, acceptFaults: intent === 'keep-without' }, {})
    return kept.ok ? { screen: { ...nothing, saved: screen.saved, kept: kept.answer }, status: 200 } : { screen: { ...screen, ...refusing(kept.refused) }, status: kept.status }
  }
  const seen = await whileRead(() => attempt(arrival, previewImport, { ...sent, profile }, {}))
  if (!seen.ok) return { screen: { ...screen, ...(screen.proposal === null && { held: '' }), ...refusing(seen.refused) }, status: seen.status }
  return { screen: { ...screen, seen: seen.answer }, status: seen.answer.faultsInAll > 0 ? 422 : 200 }
}

const said = ({ already, incidents, placed, unplaced, leftOut }: NonNullable<Screen['kept']>) => (already ? { code: 'incidents.already', values: { incidents } } : { code: 'incidents.kept', values: { incidents, placed, unplaced, leftOut } })
