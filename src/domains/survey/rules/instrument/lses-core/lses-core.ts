import type { Instrument, Question } from '../../../words.ts'
import { inEveryLanguage } from '../in-every-language.ts'
import { blockA } from './block-a.ts'
import { blockB, exposure } from './block-b.ts'
import { blockC } from './block-c.ts'
import { blockD } from './block-d.ts'
import { blockE } from './block-e.ts'
import { blockX } from './block-x.ts'

/**
 * The LSES core questionnaire: forty core questions in five blocks, in the order the source gives them. A change of any of them is a new version;
 * version 2 asks as version 1 did, in eight languages instead of two.
 */
export const lsesCore: Instrument = inEveryLanguage({
  code: 'lses-core',
  version: '2',
  names: { en: 'Local Safety Evaluation, core questionnaire', ro: 'Evaluarea siguranței locale, chestionarul de bază' },
  languages: ['en', 'ro'],
  blocks: [
    {
      id: 'a', good: 'low', score: { kind: 'mean' },
      names: { en: 'Order and safety problems in the neighbourhood', ro: 'Probleme de ordine și siguranță în vecinătate' },
      intro: { en: '"Your area" is what lies within about a ten-minute walk of your home.', ro: '„Zona dumneavoastră” este tot ce se află la cel mult zece minute de mers pe jos de casă.' },
    },
    {
      id: 'b', good: 'low', score: { kind: 'any', questions: [...exposure], codes: [1] },
      names: { en: 'Exposure to crime', ro: 'Confruntarea cu infracțiuni' },
      intro: {
        en: 'Now about the last 12 months. If something here happened to you and you would like help: in danger call 112; the help card that comes with these questions names the help line for victims. It is for everybody, whatever you answer.',
        ro: 'Acum despre ultimele 12 luni. Dacă vi s-a întâmplat ceva de aici și doriți ajutor: în pericol sunați la 112; fișa de ajutor care însoțește aceste întrebări arată linia de sprijin pentru victime. Este pentru toți, orice ați răspunde.',
      },
    },
    { id: 'c', good: 'low', score: { kind: 'mean' }, names: { en: 'Concrete fear', ro: 'Teama concretă' } },
    { id: 'd', good: 'low', score: { kind: 'mean' }, names: { en: 'Abstract concern', ro: 'Îngrijorarea generală' } },
    { id: 'e', good: 'low', score: { kind: 'mean' }, names: { en: 'Satisfaction with police work', ro: 'Mulțumirea față de munca poliției' } },
    {
      id: 'x', names: { en: 'About you', ro: 'Despre dumneavoastră' },
      intro: { en: 'These answers show whether all kinds of people were heard. Nobody can be recognised by them.', ro: 'Aceste răspunsuri arată dacă au fost ascultați oameni de toate felurile. Nimeni nu poate fi recunoscut după ele.' },
    },
  ],
  questions: [...blockA, ...blockB, ...blockC, ...blockD, ...blockE, ...blockX] as Question[],
  index: ['a', 'c', 'd', 'e'],
})
