import { deferralsCounted, exportsCounted } from '#domains/privacy/index.ts'
import { heads } from '#domains/record/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { problem } from '#web/http/api/api.ts'
import { pieceByPiece } from '#web/http/bytes/piece-by-piece.ts'
import { refusedBy, statusOf } from '#web/http/refused.ts'
import type { Visit } from '#web/http/visit.ts'
import { csvInTurns } from './csv.ts'
import { everyExample } from './every-example.ts'
import { figureRows } from './figure-rows.ts'
import { jsonInTurns } from './json-in-turns.ts'
import { pictureFile } from './picture-file.ts'
import { resultsOfWave, resultsOfZone } from './results.ts'
import { zonesGeojson } from './zones-geojson.ts'

const id = /^[0-9a-f-]{36}$/

/** The public's data: what is published, for whoever wants to count for themselves. */
export async function open(request: Request, visit: Visit): Promise<Response> {
  const [, , what = '', which = '', file = ''] = new URL(request.url).pathname.split('/').map(plainly)
  const outside = await visit.outside()
  try {
    if (what === 'zones.geojson' && which === '') return shared(await jsonInTurns(await zonesGeojson(outside)), 'application/geo+json', 'vatra-zones.geojson')
    if (what === 'examples.json' && which === '') return shared(await jsonInTurns(await everyExample(outside)), 'application/json', 'vatra-examples.json')
    if (what === 'deferrals.json' && which === '') return shared(await jsonInTurns(await deferralsCounted(outside, {})), 'application/json', 'vatra-deferrals.json')
    if (what === 'exports.json' && which === '') return shared(await jsonInTurns(await exportsCounted(outside, {})), 'application/json', 'vatra-exports.json')
    if (what === 'record-heads.json' && which === '') return shared(await jsonInTurns(await heads(outside, { all: 'yes' })), 'application/json', 'vatra-record-heads.json')
    if (what === 'pictures' && id.test(which) && file === '') return await pictureFile(outside, which)
    const results = what === 'zones' ? await resultsOfZone(outside, which) : what === 'waves' && id.test(which) ? await resultsOfWave(outside, which) : null
    if (results && file === 'results.json') return shared(await jsonInTurns(results.told), 'application/json', `vatra-${which}.json`)
    if (results && file === 'results.csv') return shared(await csvInTurns(figureRows(results)), 'text/csv; charset=utf-8; header=present', `vatra-${which}.csv`)
  } catch (no) {
    if (!(no instanceof Refusal)) throw no
    const { code, fields, values } = refusedBy(no)
    return problem(request, statusOf[no.kind], code, fields, values)
  }
  return problem(request, 404, 'frame.not-found')
}

/** A part of an address as it was meant; one that is no text names nothing. */
function plainly(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

/** Anybody's page and program may read it. */
function shared(pieces: readonly string[], kind: string, name: string): Response {
  const headers = { 'content-type': kind, 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '-')}"` }
  return new Response(pieceByPiece(pieces), { headers })
}
