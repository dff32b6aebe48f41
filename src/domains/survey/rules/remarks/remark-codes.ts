import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'

/** A category that remarks are counted under. */
export const RemarkCode = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]*$/), names: Names })
export type RemarkCode = z.infer<typeof RemarkCode>

type Known = RemarkCode & { /** Beginnings of words, without marks above or below their letters, that suggest it. */ readonly stems: Readonly<Record<'en' | 'ro', readonly string[]>> }

/** What residents want improved, to begin with: the categories of the Sambir survey, of Bar's stray dogs and of the core questionnaire's block of problems. */
export const remarkCodes: readonly Known[] = [
  { code: 'lighting', names: { en: 'Street lighting', ro: 'Iluminatul străzilor' }, stems: { en: ['light', 'lamp', 'dark', 'unlit'], ro: ['ilumin', 'lumin', 'bec', 'intuneric', 'felinar'] } },
  { code: 'crossings', names: { en: 'Crossings and pavements', ro: 'Treceri de pietoni și trotuare' }, stems: { en: ['crossing', 'pavement', 'sidewalk', 'zebra', 'kerb'], ro: ['trecer', 'trotuar', 'pieton', 'bordur'] } },
  { code: 'dogs', names: { en: 'Stray or unleashed dogs', ro: 'Câini fără stăpân sau nesupravegheați' }, stems: { en: ['dog', 'stray'], ro: ['caine', 'caini', 'maidanez', 'haita'] } },
  { code: 'rubbish', names: { en: 'Rubbish and neglected places', ro: 'Gunoi și locuri neîngrijite' }, stems: { en: ['rubbish', 'litter', 'garbage', 'waste', 'neglect', 'abandon', 'derelict', 'graffiti', 'vandal'], ro: ['gunoi', 'deseu', 'abandon', 'parasit', 'neingrij', 'mizeri', 'graffiti', 'vandal'] } },
  { code: 'traffic', names: { en: 'Traffic and parking', ro: 'Trafic și parcare' }, stems: { en: ['traffic', 'speed', 'driver', 'drive', 'parking', 'parked', 'scooter'], ro: ['trafic', 'vitez', 'sofer', 'parc', 'masin', 'trotinet'] } },
  { code: 'drinking', names: { en: 'Drinking in public', ro: 'Consum de alcool în public' }, stems: { en: ['drink', 'drunk', 'alcohol', 'bottle'], ro: ['alcool', 'bautur', 'beau', 'beti', 'betiv', 'sticle'] } },
  { code: 'drugs', names: { en: 'Drugs', ro: 'Droguri' }, stems: { en: ['drug', 'dealer', 'dealing', 'syringe', 'needle'], ro: ['drog', 'dealer', 'sering', 'trafican'] } },
  { code: 'groups', names: { en: 'Groups that frighten or make noise', ro: 'Grupuri care sperie sau fac zgomot' }, stems: { en: ['group', 'gang', 'youth', 'teenager', 'noise', 'noisy', 'loud', 'shout'], ro: ['grup', 'gasc', 'tineri', 'adolescent', 'zgomot', 'galagi', 'urla', 'tipa'] } },
  { code: 'police-presence', names: { en: 'More police to be seen', ro: 'Prezența poliției' }, stems: { en: ['patrol', 'police', 'officer'], ro: ['patrul', 'politi'] } },
  { code: 'crime-detection', names: { en: 'Solving crimes', ro: 'Descoperirea infracțiunilor' }, stems: { en: ['thief', 'thieves', 'theft', 'stolen', 'steal', 'burgl', 'robb', 'catch', 'investigat'], ro: ['hot', 'furt', 'fur', 'sparger', 'talhar', 'prind', 'cercet'] } },
  { code: 'cameras', names: { en: 'Cameras', ro: 'Camere de supraveghere' }, stems: { en: ['camera', 'cctv', 'surveillance'], ro: ['camer', 'supravegh', 'video'] } },
  { code: 'nothing', names: { en: 'Nothing: things are fine', ro: 'Nimic: este bine așa' }, stems: { en: [], ro: [] } },
  { code: 'other', names: { en: 'Something else', ro: 'Altceva' }, stems: { en: [], ro: [] } },
]
