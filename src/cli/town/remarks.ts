import { stranger } from '#access/actor.ts'
import { answerSheet, codeRemark, invite, namePlace, noteOutreach, redactRemark, remarksToCode } from '#domains/survey/index.ts'
import type { Instrument } from '#domains/survey/words.ts'
import type { Outside } from '#frame/ctx.ts'
import { seeded } from '#kernel/random.ts'
import { dontKnow, preferNot } from './sheets.ts'
import { someAtOnce } from './some-at-once.ts'

type Wish = { readonly words: Readonly<Record<'en' | 'ro', string>>; readonly codes: readonly string[]; readonly times: number }

/** What residents of the demonstration town write, in two languages, how often of a hundred, and what it speaks of: light before all, as in Sambir. */
const wishes: readonly Wish[] = [
  { times: 22, codes: ['lighting'], words: { en: 'The street lamps behind the library have been out since autumn.', ro: 'Felinarele din spatele bibliotecii nu mai merg din toamnă.' } },
  { times: 18, codes: ['lighting', 'crossings'], words: { en: 'The crossing at the school is dark, drivers do not see the children.', ro: 'Trecerea de la școală este în întuneric, șoferii nu văd copiii.' } },
  { times: 16, codes: ['dogs'], words: { en: 'Stray dogs by the bins in the morning.', ro: 'Câini fără stăpân lângă tomberoane dimineața.' } },
  { times: 14, codes: ['drinking', 'groups'], words: { en: 'People drink in the park in the evening and shout.', ro: 'Seara se bea în parc și se țipă.' } },
  { times: 12, codes: ['rubbish'], words: { en: 'The abandoned house by the bridge is full of rubbish.', ro: 'Casa părăsită de lângă pod este plină de gunoi.' } },
  { times: 10, codes: ['traffic'], words: { en: 'Scooters and cars drive too fast by the market.', ro: 'Trotinetele și mașinile merg prea repede la piață.' } },
  { times: 5, codes: ['police-presence'], words: { en: 'We would like to see the patrol on foot more often.', ro: 'Am vrea să vedem mai des patrula pe jos.' } },
  { times: 3, codes: ['crime-detection'], words: { en: 'Two bicycles were stolen, ask Janis Ozols at number nine.', ro: 'S-au furat două biciclete, întrebați-l pe Ion Rusu de la numărul nouă.' } },
]

/** Public places of two zones, and how often of a hundred each is named. */
const places = {
  'old-town': [['The park by the library', 'Parcul de lângă bibliotecă', 22.573, 57.2465, 30], ['The school crossing', 'Trecerea de la școală', 22.569, 57.2445, 25], ['The bus stop at the market', 'Stația de autobuz de la piață', 22.577, 57.2455, 12], ['The lake path', 'Aleea de lângă lac', 22.5725, 57.252, 4]],
  lakeside: [['The jetty', 'Debarcaderul', 22.592, 57.2495, 28], ['The bridge', 'Podul', 22.596, 57.2445, 20], ['The playground', 'Locul de joacă', 22.6, 57.2465, 6]],
} as const

type Zone = keyof typeof places
const handedIn: Readonly<Record<Zone, number>> = { 'old-town': 60, lakeside: 40 }

/** Names the public places that residents may choose. */
export async function placesNamed(at: Outside, directorate: string, zoneOf: (code: string) => string): Promise<Readonly<Record<Zone, readonly string[]>>> {
  const named: Record<Zone, string[]> = { 'old-town': [], lakeside: [] }
  for (const zone of Object.keys(places) as Zone[]) {
    for (const [en, ro, lon, lat] of places[zone]) named[zone].push((await namePlace(at, { directorate, zone: zoneOf(zone), names: { en, ro }, lon, lat, addresses: 0 })).place)
  }
  return named
}

type Asked = { readonly directorate: string; readonly wave: string; readonly zoneOf: (code: string) => string; readonly named: Readonly<Record<Zone, readonly string[]>>; readonly instrument: Instrument }

/**
 * Some of the company's sheets come in by code instead, answer for answer the same, so that their people can write and name places: nothing else
 * of the wave changes by it. What is left of the file is handed back.
 */
export async function someWrite(at: Outside, file: string, { directorate, wave, zoneOf, named, instrument }: Asked): Promise<string> {
  const [head, ...lines] = file.trimEnd().split('\n') as [string, ...string[]]
  const columns = head.split(',')
  const random = seeded(20_270_322)
  const taken = new Set<string>()
  for (const zone of Object.keys(places) as Zone[]) {
    const rows = lines.filter((line) => line.startsWith(`${zone},web,`)).map((line) => ({ line, cells: new Map(line.split(',').map((cell, place) => [columns[place]!, cell])) }))
    const own = rows.filter(({ cells }) => instrument.questions.every(({ id, needed }) => !needed || Number(cells.get(id)) < 90)).slice(0, handedIn[zone])
    const { codes } = await invite(at, { directorate, wave, zone: zoneOf(zone), count: handedIn[zone] * 2 })
    const handed = own.map(({ line, cells }, n) => {
      taken.add(line)
      const language = cells.get('language') === 'ro' ? 'ro' : 'en'
      const answers = { ...answersIn(instrument, cells), 'lses.a11w': chosen(wishes, random).words[language] }
      return { code: codes[n], language, answers, pins: pinsOf(zone, named[zone], random) }
    })
    await someAtOnce(handed, (sheet) => answerSheet({ ...at, actor: stranger }, sheet))
  }
  return [head, ...lines.filter((line) => !taken.has(line))].join('\n')
}

/** Gives every remark of a closed wave its categories, as an analyst would, and takes the name out of one. */
export async function remarksCoded(at: Outside, directorate: string, wave: string): Promise<void> {
  for (;;) {
    const { remarks } = await remarksToCode(at, { directorate, wave })
    if (remarks.length === 0) return
    for (const { remark, words, pointedOut } of remarks) {
      const wish = wishes.find((each) => Object.values(each.words).includes(words))
      const names = pointedOut.filter((piece) => / (Ozols|Rusu)$/.test(piece))
      if (names.length > 0) await redactRemark(at, { directorate, remark, words: names })
      await codeRemark(at, { directorate, remark, codes: wish?.codes ?? ['other'] })
    }
  }
}

/** The zone that stayed silent gets a visit. */
export async function visitPlanned(at: Outside, directorate: string, wave: string, zone: string, due: string): Promise<void> {
  await noteOutreach(at, { directorate, wave, zone, words: 'Visit the Saturday market with the housing association, and bring paper sheets', who: 'Ieva Ozola', due })
}

function answersIn({ questions }: Instrument, cells: ReadonlyMap<string, string>): Record<string, string | readonly string[]> {
  const given = questions.map(({ id, kind }) => [id, kind, cells.get(id) ?? ''] as const).filter(([, , cell]) => cell !== '')
  return Object.fromEntries(given.map(([id, kind, cell]) => [id, cell === dontKnow ? 'dont-know' : cell === preferNot ? 'prefer-not' : kind === 'many' ? [cell] : cell]))
}

function pinsOf(zone: Zone, ids: readonly string[], random: () => number) {
  return places[zone].flatMap(([, , , , often], place) => (random() * 100 < often ? [{ place: ids[place]!, times: random() < 0.6 ? ['evening', 'night'] : random() < 0.5 ? ['night'] : ['day'] }] : []))
}

function chosen(all: readonly Wish[], random: () => number): Wish {
  let left = random() * 100
  return all.find(({ times }) => (left -= times) < 0) ?? all[0]!
}
