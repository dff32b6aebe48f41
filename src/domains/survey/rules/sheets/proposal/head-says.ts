import { plainWords, wordsForZone } from '#domains/territory/words.ts'

/** How each thing that a sheet tells of itself is called at the head of a column. */
const called = {
  zone: wordsForZone,
  mode: ['mode', 'mod', 'modul', 'method', 'metoda', 'channel', 'canal', 'survey mode', 'collection', 'mod de raspuns', 'метод', 'veids', 'viis'],
  language: ['language', 'lang', 'limba', 'язык', 'мова', 'gjuha', 'valoda', 'keel', 'taal'],
  stratum: ['stratum', 'strata', 'strat', 'stratul', 'страта', 'slanis', 'kiht'],
  unit: ['unit', 'psu', 'cluster', 'household', 'hh', 'gospodarie', 'gospodaria', 'sampling unit', 'домохозяйство', 'klasteris', 'leibkond'],
} as const
export type AboutSheets = keyof typeof called

/** Is a column's head one of the words for it (2), does it hold one (1), or neither (0)? Some programs cut heads to six letters. */
export function headSays(about: AboutSheets, head: string): 0 | 1 | 2 {
  const words: readonly string[] = called[about].map(plainWords), plain = plainWords(head)
  if (words.includes(plain) || (plain.length >= 5 && words.some((word) => word.startsWith(plain)))) return 2
  return plain.split(' ').some((part) => words.includes(part)) ? 1 : 0
}
