import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contents } from './contents.ts'
import { gallery } from './gallery.ts'

const root = new URL('../../../', import.meta.url)
const folder = new URL('docs/gallery/', root)
const rooms = gallery()
const pictures = rooms.flatMap((room) => room.pictures)

/** What a person would ask the kernel for, folder by folder: each has a picture. */
const asked: Readonly<Record<string, readonly string[]>> = {
  estimate: ['clopper-pearson', 'difference-within', 'effective-sample', 'empty-categories', 'mean-under-design', 'part-of-sample', 'quantile-under-design', 'rake', 'ratio-under-design', 'reporting-rate', 'share-under-design', 'tally', 'total-under-design', 'wilson'],
  calibrate: ['calibrated', 'post-stratified', 'raked-design', 'trim-weights'],
  replicate: ['bootstrap', 'jackknife', 'replicated'],
  'small-area': ['fay-herriot', 'pulled-shares'],
  compare: [
    'benjamini-hochberg', 'difference-in-differences', 'difference-in-shares', 'difference-of-counts', 'difference-of-means', 'difference-of-shares', 'difference-under-design', 'diffusion-ring', 'holm', 'permutation-test',
    'rao-scott', 'rate-change', 'rate-ratio', 'risk-ratio', 'verdict', 'weighted-displacement',
  ],
  sample: ['allocate', 'allocate-by', 'answers-for-interval', 'answers-needed', 'detectable-change', 'draw', 'events-needed', 'next-birthday', 'power-of-plan'],
  score: ['block-score', 'cronbach-alpha', 'fleiss-kappa', 'intraclass-correlation', 'kappa', 'kendall-tau-b', 'mcdonald-omega', 'rank-agreement', 'rank-biased-overlap', 'spearman', 'top-overlap'],
  'locate': ['grid-counts'],
  'locate/density': ['contours', 'exact-density', 'grid-density', 'scott-bandwidth'],
  'locate/hot-spots': ['getis-ord-on-grid', 'local-moran', 'local-moran-by-permutation', 'mann-kendall', 'prediction-accuracy', 'prediction-against-baseline', 'space-time-hot-spots'],
  'locate/autocorrelation': ['by-permutation', 'global-geary', 'global-getis-ord', 'global-moran'],
  'locate/near-repeats': ['knox', 'mantel', 'near-repeat'],
  'locate/zones': ['catchments', 'empirical-bayes-rates', 'local-bayes-rates', 'snap-to-catchment', 'zone-of-points'],
  unreported: ['dark-figure', 'dark-figure-by-resampling', 'how-clear', 'recorded-change'],
  wait: ['age-of-calls', 'quantile-interval', 'random-intercept', 'still-waiting', 'wait-by-hour'],
  disclosure: ['dominated', 'few-alike', 'linked-tables', 'shares-worked-out', 'withhold-more', 'withhold-more-shares', 'worked-out'],
  distributions: ['chi-square-cdf', 'normal-sf', 'poisson-cdf', 'student-two-sided'],
}

test('the gallery shows what the kernel says today (else: node tools/gallery.ts, and look at what changed)', () => {
  const stale = pictures.filter(({ name, svg }) => !existsSync(new URL(`${name}.svg`, folder)) || readFileSync(new URL(`${name}.svg`, folder), 'utf8') !== svg).map(({ name }) => name)
  assert.deepEqual(stale, [])
  assert.deepEqual(readdirSync(folder).filter((file) => file.endsWith('.svg')).toSorted(), pictures.map(({ name }) => `${name}.svg`).toSorted())
  assert.equal(readFileSync(new URL('README.md', folder), 'utf8'), contents(rooms))
})

test('every number that a person would ask for has a picture, and every picture names functions that are there', () => {
  const shown = new Set(pictures.flatMap(({ of }) => of))
  assert.deepEqual(Object.entries(asked).flatMap(([room, files]) => files.map((file) => `${room}/${file}`)).filter((file) => !shown.has(file)), [])
  assert.deepEqual([...shown].filter((file) => !existsSync(new URL(`src/kernel/${file}.ts`, root))), [])
})

test('a picture can be read by a screen reader, is well formed, small, and says how many, how sure and by which method', () => {
  for (const { name, svg, reads } of pictures) {
    assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="title desc">\n<title id="title">[^<]{15,}<\/title>\n<desc id="desc">[^<]{60,}<\/desc>/, name)
    assert.deepEqual(unclosed(svg), [], name)
    assert.ok(svg.length < 30_000, `${name} has ${svg.length} characters`)
    assert.doesNotMatch(svg, /NaN|undefined|null|Infinity/, name)
    assert.ok(reads.length > 40, name)
  }
  assert.equal(new Set(pictures.map(({ name }) => name)).size, pictures.length)
})

test('no word in a picture is smaller than twelve or stands outside of it', () => {
  for (const { name, svg } of pictures) {
    for (const [, size] of svg.matchAll(/font(?:-size)?:(\d+)px/g)) assert.ok(Number(size) >= 12, name)
    for (const [, x, rest, said] of svg.matchAll(/<text x="([-\d.]+)" y="[-\d.]+"([^>]*)>([^<]*)</g)) {
      const wide = said!.replaceAll(/&\w+;/g, '&').length * (/title/.test(rest!) ? 11.5 : /tick|small/.test(rest!) ? 7 : /quiet/.test(rest!) ? 7.5 : 8), start = Number(x) - (/end/.test(rest!) ? wide : /middle/.test(rest!) ? wide / 2 : 0)
      assert.ok(start >= -4 && start + wide <= 656, `${name}: ${said}`)
    }
  }
})

/** The tags of a picture that are never closed, or closed when another was open. */
function unclosed(svg: string): string[] {
  const open: string[] = []
  for (const [, closing, tag, alone] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) { if (open.pop() !== tag) return [tag!] } else if (!alone) open.push(tag!)
  }
  return [...open, ...(svg.replaceAll(/<[^<>]*>/g, '').match(/[<>]|&(?!amp;|lt;|gt;)/g) ?? [])]
}
