import { ownNames, spoken, type Say } from '#web/say.ts'

/** In which languages residents are owed these words: those in which the plan was told. */
export const owedIn = (say: Say, languages: readonly string[]): string =>
  say('station.cycle-owed-in', { languages: say.list(languages.map((language) => (spoken.some((one) => one === language) ? ownNames[language as keyof typeof ownNames] : language))) })
