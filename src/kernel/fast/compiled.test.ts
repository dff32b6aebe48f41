import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { compiledKernels } from '../../../tools/fast.ts'
import { root } from '../../../tools/run.ts'
import { points } from './compiled/points.ts'
import { fastHere, inRoom } from './room.ts'

test('what is compiled is what is written in AssemblyScript; npm run fast compiles it again', async () => {
  const kernels = await compiledKernels()
  assert.ok(kernels.size > 1)
  for (const [path, text] of kernels) assert.equal(readFileSync(join(root, path), 'utf8'), text, `${path} is not what its source says: npm run fast`)
})

test('where compiled kernels do not run the plain twins do the same', () => {
  const program = `
    const { gridCounts } = await import('./src/kernel/locate/grid-counts.ts')
    const { hotCells } = await import('./src/kernel/locate/hot-spots/hot-cells.ts')
    if (process.argv[1] === 'none') delete globalThis.WebAssembly
    const n = 20000, x = Float64Array.from({ length: n }, (_, i) => (i * i) % 997), y = Float64Array.from({ length: n }, (_, i) => (i * 31) % 991)
    const grid = { west: 0, south: 0, cell: 10, columns: 100, rows: 100 }, { counts } = gridCounts(x, y, grid), hot = hotCells(counts, grid, 3)
    console.log(typeof WebAssembly, counts.join(), hot.z.join())`
  const said = ['none', 'some'].map((wasm) => execFileSync(process.execPath, ['--input-type=module', '-e', program, wasm], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }))
  assert.match(said[0]!, /^undefined \d/)
  assert.match(said[1]!, /^object \d/)
  assert.equal(said[0]!.slice('undefined '.length), said[1]!.slice('object '.length))
})

test('a room is only as large as was asked for, and a room within a room is another', () => {
  assert.ok(fastHere(points))
  assert.throws(() => inRoom(points, 1000, ({ take }) => take(10_000_000)), /A room of 1000 bytes was asked for and is too small/)
  inRoom(points, 1000, (outer) => inRoom(points, 1000, (inner) => assert.notEqual(inner.memory, outer.memory)))
  assert.equal(fastHere('bm90IGEgcHJvZ3JhbQ=='), false)
})
