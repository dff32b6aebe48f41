import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { languages } from '#domains/territory/words.ts'
import { checkedLanguages, plainCheck } from './plain-check.ts'

const mend = (text: string, language: string) => plainCheck(text, language).toMend

test('a text that everybody can read needs no mending (D6)', () => {
  for (const [language, text] of [['en', 'Mill Street is dark. The town mends nine lamps by April. We walk there every evening.'], ['ro', 'Strada Morii este întunecată. Primăria repară nouă lămpi până în aprilie.']] as const) {
    assert.deepEqual(mend(text, language), [])
  }
})

test('a sentence of more than twenty words is shown, the others are not (D6)', () => {
  const long = `We ${'walk '.repeat(20)}home.`
  assert.deepEqual(mend(`Short it is. ${long} Short again.`, 'en').map(({ sentence, words, tooLong }) => [sentence, words, tooLong]), [[long, 22, true]])
  assert.deepEqual(mend(`${'walk '.repeat(19)}home.`, 'en'), [], 'twenty are enough')
})

test('officialese is named, with what to write instead (D6)', () => {
  assert.deepEqual(mend('Measures will commence prior to April.', 'en')[0]!.hard, [{ word: 'prior to', why: 'officialese', instead: 'before' }, { word: 'commence', why: 'officialese', instead: 'begin' }])
  assert.deepEqual(mend('Se vor efectua patrule în vederea siguranței.', 'ro')[0]!.hard.map(({ word, instead }) => [word, instead]), [['în vederea', 'pentru'], ['se vor efectua', 'vom face']])
  assert.deepEqual(mend('Delincvenţă pe raza zonei.', 'ro')[0]!.hard.map(({ word }) => word), ['pe raza', 'delincvență'], 'ţ with a cedilla is read like ț')
  assert.deepEqual(mend('Measures will commence.', 'de'), [], 'of other languages only length is known')
})

test('officialese is named in each language that Vatra speaks, and plain words are let be (D6)', () => {
  assert.deepEqual([...checkedLanguages].sort(), [...languages].sort())
  const said: Readonly<Record<string, readonly [official: string, plain: string, named: readonly string[]]>> = {
    ru: ['В целях безопасности полиция осуществляет обход.', 'Мы чиним фонари до апреля.', ['в целях', 'осуществляет']],
    uk: ['З метою безпеки поліція здійснює обхід.', 'Ми лагодимо ліхтарі до квітня.', ['з метою', 'здійснює']],
    sq: ['Në kuadër të sigurisë merren masa.', 'Bashkia ndreq nëntë llamba deri në prill.', ['në kuadër të', 'merren masa']],
    et: ['Patrullimist teostatakse projekti raames.', 'Linn parandab aprilliks üheksa lampi.', ['raames', 'teostatakse']],
    lv: ['Saskaņā ar plānu pasākumi notiks.', 'Pilsēta līdz aprīlim salabo deviņas lampas.', ['saskaņā ar', 'pasākumi']],
    nl: ['Teneinde de rust te bewaren dient te worden opgetreden.', 'De gemeente herstelt negen lampen voor april.', ['teneinde', 'dient te']],
  }
  for (const [language, [official, plain, named]] of Object.entries(said)) {
    assert.deepEqual(mend(official, language)[0]?.hard.filter(({ why }) => why === 'officialese').map(({ word }) => word), named, language)
    assert.deepEqual(mend(plain, language), [], language)
  }
})

test('a word of more than fourteen letters is hard to read; one joined by hyphens is read in its pieces (D6)', () => {
  assert.deepEqual(mend('Interinstitutional work begins.', 'en')[0]!.hard, [{ word: 'Interinstitutional', why: 'long', instead: null }])
  assert.deepEqual(mend('De straatverlichting werkt.', 'nl'), [], 'Dutch puts words together')
  assert.deepEqual(mend('A well-lit-neighbourhood is safer.', 'en'), [])
})

test('a number, a street and a line of a list do not break sentences where none ends (D6)', () => {
  assert.equal(plainCheck('Lămpile de pe str. Morii nr. 4 sunt stinse.', 'ro').sentences, 1)
  assert.equal(plainCheck('We mend 2.5 km of road.', 'en').sentences, 1)
  assert.equal(plainCheck('- new lamps\n- a crossing', 'en').sentences, 2)
})

test('whatever is written, each sentence that is shown is to be found in the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
    const flat = text.replace(/\s+/g, ' ')
    return mend(text, 'en').every(({ sentence, tooLong, hard }) => flat.includes(sentence.replace(/\s+/g, ' ')) && (tooLong || hard.length > 0))
  }))
})
