import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleSize } from './sample-size.ts'

test('five points either way need 385 answers, and 357 in a town of five thousand', async () => {
  assert.deepEqual([(await asked('--half-width', '0.05')).n, (await asked('--half-width', '0.05', '--population', '5000')).n], [385, 357])
})

test('ten points of change need 393 answers a round, more with a design effect and with more tests', async () => {
  const plain = await asked('--share', '0.5', '--detect', '0.10')
  assert.deepEqual([plain.n, plain.power! >= 0.8, plain.method], [393, true, 'normal-approximation'])
  assert.equal((await asked('--detect', '0.10', '--deff', '1.5')).n, 589)
  assert.ok((await asked('--detect', '0.10', '--tests', '5')).n! > 550)
  assert.equal((await asked('--detect', '0.10', '--answering', '0.5')).n_invited, 786)
})

test('the table for the eye has the numbers in one line under their names', async () => {
  const { out } = await run('--half-width', '0.05')
  assert.match(out, /^ *n +share +half_width +confidence .*\n385 +0\.5000 +0\.0499 +0\.9500 /)
})

test('a plan that cannot be understood is said, with exit code 2', async () => {
  for (const [argv, sentence] of [
    [[], /either --half-width.* or --detect/], [['--half-width', '0.05', '--detect', '0.1'], /either --half-width/], [['--half-width', 'five'], /--half-width is a number, not "five"/],
    [['--half-width', '2'], /A half width lies between 0 and 1; 2 does not\./], [['--detect', '0.1', '--share', '1'], /A share to plan for lies between/],
    [['--half-width', '0.1', '--power', '0.9'], /--power belongs to --detect/], [['--detect', '0.1', '--tests', '1.5'], /--tests is a whole number/], [['a.csv', '--detect', '0.1'], /No file is needed/],
    [['--detect', '0.1', '--answering', '40'], /--answering is a share/], [['--half-width', '0.05', '--population', '10.5'], /--population is a whole number of people, not 10\.5/],
    [['--detect', '0.1', '--share', '0.001'], /No share changes by 0\.1 about 0\.001: it would pass 0\. --share is midway between the two rounds; from 0 to 0\.1 that is 0\.05\./],
    [['--detect', '0.3', '--share', '0.9'], /No share changes by 0\.3 about 0\.9: it would pass 1\. .*; from 0\.7 to 1 that is 0\.85\./],
  ] as [string[], RegExp][]) {
    const { code, out, err } = await run(...argv)
    assert.deepEqual([code, out], [2, ''], err)
    assert.match(err, sentence)
  }
  assert.match((await run('--help')).out, /Example: vatra sample-size/)
})

async function asked(...argv: string[]): Promise<Record<string, number>> {
  const { code, out, err } = await run(...argv, '--json')
  assert.equal(code, 0, err)
  return JSON.parse(out)[0]
}

async function run(...argv: string[]) {
  let out = '', err = ''
  const code = await sampleSize(argv, { write: (text) => (out += text) }, { write: (text) => (err += text) })
  return { code, out, err }
}
