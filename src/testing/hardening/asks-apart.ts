import { askedApart } from '#platform/apart/asked-apart.ts'
import { beside } from '#platform/apart/beside.ts'
import type { Piece } from '#platform/apart/rooms.ts'
import { whileWaitedFor, type Step } from '#platform/background/waited-for.ts'
import { drawnAnew } from '#platform/picture/drawn-anew.ts'
import { onPress } from '#platform/print/on-press.ts'

/** A confined program that lets a picture be drawn, a paper be printed and a reckoning fail as it would here; it ends with 0 when all came back as they should. */
const faults: string[] = []
const expect = (what: string, holds: boolean) => { if (!holds) faults.push(what) }
const picture = await drawnAnew(Buffer.from(process.argv[2] ?? '', 'base64'), { most: 1e6 })
expect('a picture without what gave its maker away', typeof picture === 'object' && picture.width === 40 && !Buffer.from(picture.bytes).includes('GivenAwayCamera'))
expect('no picture', (await drawnAnew(Buffer.from('nothing to be seen'), { most: 1e6 })) === 'no-picture')
const paper = await onPress('#set document(title: "x")\nx', {}, new Date(0))
expect('a paper, or a machine without a press', paper === null || paper.subarray(0, 5).toString() === '%PDF-')
const thrown = (job: string, input: unknown) => askedApart('reckoning', { job, input }).then(() => null, (fault: unknown) => fault)
expect('a fault of the reckoning', (await thrown('design', null)) instanceof TypeError)
expect('no job that is not on the list', String(await thrown('toString', null)).includes('There is no job named toString'))
const [told, leaving, gone] = [[] as number[], new AbortController(), new AbortController()]
const given = (signal?: AbortSignal) => askedApart('ground', { job: 'seams', input: { geometries: [] } }, { told: (share) => told.push(share), ...(signal && { signal }) }).then((found) => found, (fault: unknown) => fault)
gone.abort()
expect('nothing is asked that nobody wants any more', (await given(gone.signal) as Error).name === 'AbortError')
const withdrawn = given(leaving.signal)
leaving.abort()
expect('whoever no longer wants it hears at once', (await withdrawn as Error).name === 'AbortError' && told.length === 0)
expect('the next is answered', Array.isArray(await given()))
const zones = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: 'a', name: 'A' }, geometry: { type: 'Polygon', coordinates: [[[22, 57], [22.1, 57], [22.1, 57.1], [22, 57]]] } }] }
await askedApart('ground', { job: 'check', input: { geojson: zones, options: {} } }, { told: (share) => told.push(share) })
expect('how far it is, until all is done', told.at(-1) === 1)
const send = process.send!.bind(process)
// Whoever waits for a deed is heard by the room that it asks, without being named on the way.
const [steps, hung, onGround] = [[] as Step[], new AbortController(), beside<{ readonly check: (input: object) => unknown }>('ground', new URL(import.meta.url))]
await whileWaitedFor({ told: (step) => steps.push(step) }, () => onGround('check', { geojson: zones, options: {} }))
expect('how far it is, told to whoever waits for the deed', steps.at(-1)?.done === 100)
const left = whileWaitedFor({ signal: hung.signal }, () => onGround('check', { geojson: zones, options: {} })).then(() => null, (fault: unknown) => fault as Error)
hung.abort()
expect('whoever waits for the deed has left', (await left)?.name === 'AbortError')
let [pieces, most] = [0, 0]
Object.assign(process, {
  send(piece: Piece, ...rest: []) {
    pieces++
    most = Math.max(most, piece.bytes.length)
    return send(piece, ...rest)
  },
})
expect('twenty megabytes whole, in pieces of one', String(await thrown('x'.repeat(20_000_000), null)).length > 20_000_000 && pieces === 20 && most <= 2 ** 20)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length
process.disconnect()
