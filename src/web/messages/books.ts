// Made by tools/messages.ts from the books of messages; never edited, never kept.
import peopleEN from '#domains/people/messages/en.json' with { type: 'json' }
import peopleRO from '#domains/people/messages/ro.json' with { type: 'json' }
import surveyEN from '#domains/survey/messages/en.json' with { type: 'json' }
import surveyRO from '#domains/survey/messages/ro.json' with { type: 'json' }
import territoryEN from '#domains/territory/messages/en.json' with { type: 'json' }
import territoryRO from '#domains/territory/messages/ro.json' with { type: 'json' }
import webEN from '#web/messages/en.json' with { type: 'json' }
import webRO from '#web/messages/ro.json' with { type: 'json' }

/** Everything that can be said, by language. */
export const books = {
  en: { ...peopleEN, ...surveyEN, ...territoryEN, ...webEN },
  ro: { ...peopleRO, ...surveyRO, ...territoryRO, ...webRO },
}

/** What a message wants to know before it can be said. */
export type Wants = {
  'survey.file-has-faults': { faults: number; row: string | number; column: string | number }; 'survey.frame-has-faults': { faults: number; row: string | number; column: string | number }; 'survey.margin-nobody-answered': { code: string | number; question: string | number }; 'survey.more-letters-than-rows': { rows: number }
  'survey.not-a-table': { row: string | number }; 'survey.wave-not-open': { opensOn: string | number }; 'territory.grave-faults': { faults: number }; 'territory.fault-odd-name': { other: string | number }
  'territory.fault-same-name': { other: string | number }; 'territory.fault-same-code': { other: string | number }; 'territory.fault-odd-population': { other: string | number }; 'territory.fault-projected': { other: string | number }
  'territory.fault-self-crossing': { squareMetres: number }; 'territory.fault-overlap': { other: string | number; squareMetres: number }; 'territory.fault-gap': { other: string | number; squareMetres: number }; 'web.signed-in-as': { name: string | number }
  'web.zones-found': { n: number }; 'web.zone-of': { commissariat: string | number }; 'web.officer-since': { name: string | number; day: string | number }; 'web.nobody-since': { day: string | number }
  'web.changes': { n: number }; 'web.phone': { phone: string | number }; 'web.per-officer-within': { n: string | number }; 'web.per-officer-above': { n: string | number }
  'web.per-officer-below': { n: string | number }; 'web.population': { n: string | number }; 'web.asked': { n: number; answers: string | number; from: string | number; to: string | number }; 'web.merged': { zones: string | number }
  'web.verdict-mixed': { wave: string | number; better: number; worse: number; same: number }; 'web.verdict-same': { wave: string | number; n: string | number; points: number }; 'web.verdict-same-short': { wave: string | number }; 'web.verdict-broken': { wave: string | number; because: string | number }
  'web.block-mean': { score: string | number; low: string | number; high: string | number; n: string | number }; 'web.block-any': { about: string | number; with: string | number }; 'web.highest': { label: string | number; about: string | number; what: string | number; with: string | number }; 'web.with': { estimate: string | number; low: string | number; high: string | number; n: string | number }
  'web.about-tenths': { n: string | number }; 'web.chart-title': { block: string | number }; 'web.table-title': { block: string | number }; 'web.range': { low: string | number; high: string | number }
  'web.n-answers': { n: string | number }; 'web.what-changed': { wave: string | number }; 'web.not-comparable-because': { because: string | number }; 'web.detectable': { points: number }
  'web.how-measured-here': { code: string | number; version: string | number; hash: string | number; frame: string | number; modes: string | number; codeVersion: string | number; day: string | number }; 'web.mode.web': { n: string | number }; 'web.mode.interview': { n: string | number }; 'web.mode.phone': { n: string | number }
  'web.mode.paper': { n: string | number }; 'web.mode.kiosk': { n: string | number }; 'web.wave-days': { from: string | number; to: string | number }; 'web.to-zone': { zone: string | number }
  'web.closed': { day: string | number }; 'web.step': { n: string | number; of: string | number }; 'web.about-zone': { zone: string | number; day: string | number }; 'web.own-words': { n: string | number }
  'web.not-open': { day: string | number }; 'web.highest-bare': { label: string | number; about: string | number; with: string | number }; 'station.late-zones': { late: number; zones: string | number }; 'station.no-late-zones': { zones: number }
  'station.answers-of-target': { answers: number; target: number }; 'station.answers-count': { answers: number }; 'station.file-holds': { zones: number }; 'station.faults-told': { faults: number }
  'station.link-made': { name: string | number }; 'station.people-live-here': { population: number }; 'station.smallest-change': { tests: number }; 'station.points': { points: number }
  'station.codes-made': { codes: number }; 'station.keep-sheets': { sheets: number }; 'station.sheets-kept': { sheets: number }; 'station.file-already-kept': { sheets: number }
  'station.file-brings': { rows: number; sheets: number }; 'station.file-faults': { faults: number }; 'station.row-and-column': { row: number; column: string | number }; 'station.not-mapped': { questions: number }
  'station.zone-with-answers': { zone: string | number; answers: number }; 'station.numbers': { zone: string | number }; 'station.boundary-since': { day: string | number }; 'station.boundary-from-to': { from: string | number; to: string | number }
  'station.directorate-of': { directorate: string | number }; 'web.block-mean-high': { score: string | number; low: string | number; high: string | number; n: string | number }; 'station.asked-like': { wave: string | number }; 'station.named-is': { name: string | number; words: string | number }
  'station.share-of': { who: string | number; share: string | number }; 'station.frame-held': { file: string | number }; 'station.answers-wanted': { target: number }; 'station.letters-drawn': { letters: number; rows: number }
  'station.rows-passed-over': { rows: number }; 'station.outcomes-noted': { noted: number }; 'station.outcomes-passed-over': { passedOver: number }; 'station.in-line': { line: string | number }
  'station.mapping-saved': { name: string | number }; 'station.file-too-large': { most: string | number }; 'station.file-chosen': { fileName: string | number; rows: number; columns: number }; 'station.columns-found': { found: string | number; questions: number }
  'station.found-of': { found: string | number; questions: string | number }; 'station.not-in-file': { column: string | number }; 'station.values-unclear': { values: number }; 'station.in-rows': { rows: number }
  'station.more-values': { values: number }; 'station.more-unclear': { columns: number }
}
