import { readFileSync } from 'node:fs'
import { named, type Names } from '#domains/territory/words.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { onPress } from '#platform/print/on-press.ts'
import type { Export } from '../words.ts'

const template = readFileSync(new URL('./kept-of-me.typ', import.meta.url), 'utf8')

const words = {
  title: {
    en: 'What is kept about you', ro: 'Ce se păstrează despre dumneavoastră', ru: 'Что хранится о вас', uk: 'Що зберігається про вас', sq: 'Çfarë ruhet për ju', et: 'Mida teie kohta hoitakse', lv: 'Kas par jums tiek glabāts', nl: 'Wat over u wordt bewaard',
  },
  made: {
    en: 'Made on {day} (UTC)', ro: 'Făcut la {day} (UTC)', ru: 'Составлено {day} (UTC)', uk: 'Складено {day} (UTC)', sq: 'Bërë më {day} (UTC)', et: 'Koostatud {day} (UTC)', lv: 'Sagatavots {day} (UTC)', nl: 'Gemaakt op {day} (UTC)',
  },
  taken: {
    en: 'Taken out of the house by {by} on {day} (UTC), no. {number}: {purpose}', ro: 'Scos din instituție de {by} la {day} (UTC), nr. {number}: {purpose}', ru: 'Выгружено: {by}, {day} (UTC), № {number}: {purpose}', uk: 'Вивантажено: {by}, {day} (UTC), № {number}: {purpose}',
    sq: 'Nxjerrë nga {by} më {day} (UTC), nr. {number}: {purpose}', et: 'Majast välja võtnud {by}, {day} (UTC), nr {number}: {purpose}', lv: 'No iestādes izņēma {by}, {day} (UTC), Nr. {number}: {purpose}', nl: 'Naar buiten meegenomen door {by} op {day} (UTC), nr. {number}: {purpose}',
  },
  'answer-the-person': { en: 'to answer the person', ro: 'ca răspuns persoanei', ru: 'для ответа этому лицу', uk: 'для відповіді цій особі', sq: 'për t’i përgjigjur personit', et: 'isikule vastamiseks', lv: 'lai atbildētu personai', nl: 'om de persoon te antwoorden' },
  'authority-asks': { en: 'because an authority asks for it', ro: 'la cererea unei autorități', ru: 'по запросу органа власти', uk: 'на запит органу влади', sq: 'me kërkesë të një autoriteti', et: 'ametiasutuse nõudel', lv: 'pēc iestādes pieprasījuma', nl: 'omdat een instantie erom vraagt' },
  'court-orders': { en: 'because a court orders it', ro: 'prin dispoziția unei instanțe', ru: 'по решению суда', uk: 'за рішенням суду', sq: 'me urdhër të gjykatës', et: 'kohtu korraldusel', lv: 'pēc tiesas rīkojuma', nl: 'omdat een rechter het beveelt' },
  purpose: { en: 'What for', ro: 'Pentru ce', ru: 'Для чего', uk: 'Для чого', sq: 'Për çfarë', et: 'Milleks', lv: 'Kam', nl: 'Waarvoor' },
  nothing: {
    en: 'Nothing is kept here.', ro: 'Aici nu se păstrează nimic.', ru: 'Здесь ничего не хранится.', uk: 'Тут нічого не зберігається.', sq: 'Këtu nuk ruhet asgjë.', et: 'Siin ei hoita midagi.', lv: 'Šeit nekas netiek glabāts.', nl: 'Hier wordt niets bewaard.',
  },
  named: {
    en: 'Where your name stands besides', ro: 'Unde mai apare numele dumneavoastră', ru: 'Где ещё указано ваше имя', uk: 'Де ще вказано ваше ім’я', sq: 'Ku tjetër gjendet emri juaj', et: 'Kus mujal on teie nimi', lv: 'Kur vēl ir jūsu vārds', nl: 'Waar uw naam verder staat',
  },
  rows: { en: '{n} times', ro: 'de {n} ori', ru: 'раз: {n}', uk: 'разів: {n}', sq: '{n} herë', et: '{n} korda', lv: '{n} reizes', nl: '{n} keer' },
  page: { en: 'Page', ro: 'Pagina', ru: 'Страница', uk: 'Сторінка', sq: 'Faqja', et: 'Lehekülg', lv: 'Lapa', nl: 'Pagina' },
} satisfies Record<string, Names>

/** What is kept of a person as a tagged PDF in their language; null on a machine without a press. */
export async function printed({ name, person, madeAt, tables, named: besides, taken }: Export, language: string, now: Date): Promise<Buffer | null> {
  const says = (key: keyof typeof words) => named(words[key], language)
  const spoken = language in words.title ? language : 'en'
  const moment = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)}`
  const out = taken === null ? '' : says('taken').replace('{by}', () => taken.by).replace('{day}', moment(taken.at)).replace('{number}', taken.number).replace('{purpose}', taken.purpose in words ? says(taken.purpose as keyof typeof words) : taken.purpose)
  const given = {
    language: spoken, name, person, title: says('title'), made: says('made').replace('{day}', moment(madeAt)), taken: out, purpose: says('purpose'), nothing: says('nothing'), page: says('page'), besides: says('named'),
    tables: tables.map(({ table, purpose, rows }) => ({ table, purpose, rows: rows.map((row) => row.filter(({ value }) => value !== null).map(({ column, value }) => [column.replaceAll('_', ' '), value!])) })),
    named: besides.map(({ table, rows }) => [table, says('rows').replace('{n}', String(rows))]),
  }
  tellStep('privacy.at-press')
  return onPress(template, { given: JSON.stringify(given) }, now)
}
