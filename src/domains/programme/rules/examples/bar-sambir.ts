import { figure } from '../figure.ts'
import type { Passage } from '../passage.ts'

/** Bar and Sambir, Ukraine: homeless dogs, two panels, and what residents put before the detection of crimes (seed lines 2096-2140; U8). */
export const barSambir: Passage = {
  id: 'bar-sambir', country: 'UA', line: 2096,
  names: { en: 'Bar and Sambir: what people wanted first', ro: 'Bar și Sambir: ce au vrut oamenii mai întâi' },
  about: {
    en: 'Two towns in Ukraine asked, and what they heard was not what the police and the town hall had thought.',
    ro: 'Două orașe din Ucraina au întrebat, iar ce au aflat nu era ceea ce crezuseră poliția și primăria.',
  },
  figures: [
    figure({ id: 'dogs', unit: 'share', from: 0.28, printed: '28%', line: 2113, names: { en: 'Bar: name homeless dogs as a great danger', ro: 'Bar: numesc câinii fără stăpân drept un mare pericol' } }),
    figure({ id: 'panels', unit: 'count', from: 2, printed: 'two information panels', line: 2124, names: { en: 'Bar: information panels set up', ro: 'Bar: panouri de informare instalate' } }),
  ],
  follows: [], counts: [],
  rankings: [{
    id: 'sambir', line: 2139, names: { en: 'Sambir: what should become better, by how much it mattered', ro: 'Sambir: ce ar trebui să se îmbunătățească, după cât de mult conta' },
    tiers: [[
      { id: 'lighting', names: { en: 'Street lighting', ro: 'Iluminatul stradal' } },
      { id: 'crossings', names: { en: 'Pedestrian crossings', ro: 'Trecerile de pietoni' } },
      { id: 'cameras', names: { en: 'Video surveillance', ro: 'Supravegherea video' } },
      { id: 'alcohol', names: { en: 'Drinking in public places', ro: 'Consumul de alcool în locuri publice' } },
    ], [
      { id: 'detecting-crimes', names: { en: 'Detecting crimes', ro: 'Descoperirea infracțiunilor' } },
    ]],
  }],
  cautions: [
    { en: 'The source does not say how many people were asked in Bar, so 28 % is shown with the interval it would have if 100, 200 or 500 had been drawn at random.', ro: 'Sursa nu spune câți oameni au fost întrebați în Bar, de aceea 28 % se arată cu intervalul pe care l-ar avea dacă s-ar fi tras la sorți 100, 200 sau 500.' },
    { en: 'The survey in Bar went to chosen groups (authorities, teachers, tenants\' associations, district inspectors) and not to residents at random; no interval makes up for that.', ro: 'Sondajul din Bar s-a adresat unor grupuri alese (autorități, profesori, asociații de locatari, inspectori de sector), nu unor locuitori trași la sorți; niciun interval nu îndreaptă acest lucru.' },
    { en: 'In Sambir volunteers handed out the questionnaires for the police. The first four came before the detection of crimes; in which order among themselves is not said.', ro: 'În Sambir, chestionarele au fost împărțite de voluntari pentru poliție. Primele patru au fost puse înaintea descoperirii infracțiunilor; nu se spune în ce ordine între ele.' },
  ],
}
