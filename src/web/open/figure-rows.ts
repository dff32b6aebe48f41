import type { Instrument } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Row } from './csv.ts'
import type { Results } from './results.ts'

/** One row a figure, with all that is needed to judge it: how many answered, how sure it is, how it was worked out, from which questionnaire. */
export function* figureRows({ waves }: Results): Generator<Row> {
  for (const { wave, instrument, zones } of waves) for (const zone of zones) for (const figure of zone.figures) {
    const change = zone.changes.find(({ kind, of }) => kind === figure.kind && of === figure.of)
    yield {
      wave: wave.wave, wave_name: named(wave.names, 'en'), opens_on: wave.opensOn, closes_on: wave.closesOn, published_on: wave.publishedOn,
      instrument: wave.instrument.code, instrument_version: wave.instrument.version, instrument_hash: wave.instrument.hash, code_version: wave.codeVersion,
      zone: zone.slug, zone_name: named(zone.names, 'en'), merged_with: zone.mergedWith.join(' '), zone_answers: zone.answers,
      kind: figure.kind, figure: figure.of, words: wordsOf(instrument, figure.kind, figure.of), measure: figure.measure,
      n: figure.n, estimate: figure.estimate, se: figure.se, low: figure.low, high: figure.high, deff: figure.deff, method: figure.method, withheld: figure.withheld,
      compared_with: zone.comparedWith?.wave ?? null, n_before: change?.nBefore ?? null, before: change?.before ?? null, difference: change?.difference ?? null,
      difference_low: change?.low ?? null, difference_high: change?.high ?? null, p: change?.p ?? null, p_adjusted: change?.pAdjusted ?? null,
      verdict: change?.verdict ?? null, because: change ? [...new Set([...zone.because, ...change.because])].join(' ') : zone.because.join(' '), change_method: change?.method ?? null,
    }
  }
}

function wordsOf(instrument: Instrument | null, kind: string, of: string): string {
  if (kind === 'block') return named(instrument?.blocks.find(({ id }) => id === of)?.names ?? {}, 'en')
  const question = instrument?.questions.find(({ id }) => id === of)
  return named(question?.measure?.words ?? question?.words ?? {}, 'en')
}
