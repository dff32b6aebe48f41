import type { Names } from '#domains/territory/words.ts'

/** What a sheet on paper says beside the questionnaire's own words. */
export const wordsOnPaper = {
  lead: {
    en: 'Please tell us how safe life is in your area. You need not give your name. What is kept does not show which answers are yours.',
    ro: 'Vă rugăm să ne spuneți cât de sigură este viața în zona dumneavoastră. Nu trebuie să vă dați numele. Ce se păstrează nu arată care răspunsuri sunt ale dumneavoastră.',
  },
  cross: { en: 'Cross the box beside your answer, like this:', ro: 'Puneți o cruce în căsuța din dreptul răspunsului, astfel:' },
  return: {
    en: 'Leave out a question only where the sheet says so. Give the sheet back to whoever brought it, or at the station.',
    ro: 'Săriți peste o întrebare numai unde scrie pe foaie. Dați foaia înapoi celui care v-a adus-o sau la sediul poliției.',
  },
  qr: { en: 'You can answer by telephone or computer instead, with the serial:', ro: 'Puteți răspunde și de pe telefon sau calculator, cu seria:' },
  key: { en: 'Mark of the keys:', ro: 'Semnul cheilor:' },
  page: { en: 'Page {n} of {of}', ro: 'Pagina {n} din {of}' },
  goOn: { en: 'go on with question {n}', ro: 'treceți la întrebarea {n}' },
  or: { en: ' or ', ro: ' sau ' },
  only: { en: 'Only if you answered “{answers}” to question {n}.', ro: 'Numai dacă ați răspuns „{answers}” la întrebarea {n}.' },
  onlyAny: { en: 'Only if you answered “{answers}” to one of questions {n}.', ro: 'Numai dacă ați răspuns „{answers}” la una dintre întrebările {n}.' },
  onlyNot: { en: 'Only if your answer to question {n} was not “{answers}”.', ro: 'Numai dacă răspunsul la întrebarea {n} nu a fost „{answers}”.' },
  severally: { en: 'Cross all that apply.', ro: 'Puneți o cruce la toate răspunsurile care se potrivesc.' },
  number: { en: 'Write a number.', ro: 'Scrieți un număr.' },
  'dont-know': { en: 'I do not know', ro: 'Nu știu' },
  'prefer-not': { en: 'I prefer not to say', ro: 'Prefer să nu spun' },
  thanks: { en: 'Thank you.', ro: 'Vă mulțumim.' },
} satisfies Record<string, Names>
