import type { Passage } from '../passage.ts'

/** Estonia 2016: what people name first beside what the ministry puts first (seed lines 1186-1192; U5). */
export const estonia2016: Passage = {
  id: 'estonia-2016', country: 'EE', line: 1186,
  names: { en: 'Estonia 2016: what people and the ministry put first', ro: 'Estonia 2016: ce pun pe primul loc oamenii și ministerul' },
  about: {
    en: 'A poll for the police asked people what troubles them most. The ministry of justice had named its own priorities.',
    ro: 'Un sondaj pentru poliție i-a întrebat pe oameni ce îi preocupă cel mai mult. Ministerul justiției își numise propriile priorități.',
  },
  figures: [], follows: [], counts: [],
  rankings: [
    { id: 'public', line: 1187, names: { en: 'What people name', ro: 'Ce numesc oamenii' }, tiers: [[
      { id: 'traffic', names: { en: 'Road traffic', ro: 'Traficul rutier' } },
      { id: 'theft', names: { en: 'Theft', ro: 'Furturile' } },
      { id: 'robbery', names: { en: 'Robbery', ro: 'Jafurile' } },
      { id: 'drugs', names: { en: 'Drugs', ro: 'Drogurile' } },
    ]] },
    { id: 'ministry', line: 1188, names: { en: 'What the ministry names', ro: 'Ce numește ministerul' }, tiers: [[
      { id: 'domestic-violence', names: { en: 'Domestic violence', ro: 'Violența în familie' } },
      { id: 'reintegration', names: { en: 'Return of dangerous offenders to society', ro: 'Întoarcerea în societate a infractorilor periculoși' } },
    ]] },
  ],
  cautions: [
    { en: 'The source gives no shares, does not say how many were asked, nor whether the lists are in order. As nothing stands in both, no order would change what is said here.', ro: 'Sursa nu dă proporții, nu spune câți au fost întrebați și nici dacă listele sunt în ordine. Cum nimic nu stă în amândouă, nicio ordine nu ar schimba ce se spune aici.' },
    { en: 'That people do not name a thing does not make it small: violence at home is seldom told.', ro: 'Dacă oamenii nu numesc un lucru, nu înseamnă că este mic: despre violența din familie se vorbește rar.' },
  ],
}
