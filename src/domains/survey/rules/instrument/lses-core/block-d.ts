import type { Question } from '../../../words.ts'
import { trend, worry } from './scales.ts'

type Words = { readonly en: string; readonly ro: string }
const worried = (number: number, label: Words, words: Words): Question => ({
  id: `lses.d${number}`, block: 'd', kind: 'one', label, words, choices: worry,
  measure: { share: [2, 3], words: { en: 'are fairly or very worried', ro: 'sunt destul de îngrijorați sau foarte îngrijorați' } }, good: 'low', score: { most: 3 },
})
const moreCrime = (number: number, label: Words, words: Words): Question => ({
  id: `lses.d${number}`, block: 'd', kind: 'one', label, words, choices: trend,
  measure: { share: [3, 4], words: { en: 'see more crime than a year ago', ro: 'văd mai multe infracțiuni decât acum un an' } }, good: 'low', score: { most: 4 },
})

/** Block D, abstract concern: worry, and the trend seen here and in the country, whose gap tells media from place (LSES block iv; CSEW, NTU). */
export const blockD: readonly Question[] = [
  worried(1, { en: 'Worry about a break-in', ro: 'Teama de spargere' }, { en: 'How worried are you that your home will be broken into?', ro: 'Cât de îngrijorat(ă) sunteți că vi se va sparge locuința?' }),
  worried(2, { en: 'Worry about attack or robbery', ro: 'Teama de atac sau tâlhărie' }, { en: 'How worried are you that you will be attacked or robbed outdoors?', ro: 'Cât de îngrijorat(ă) sunteți că veți fi atacat(ă) sau jefuit(ă) pe stradă?' }),
  worried(3, { en: 'Worry for someone close', ro: 'Teama pentru cineva apropiat' }, { en: 'How worried are you that someone close to you will be a victim of crime?', ro: 'Cât de îngrijorat(ă) sunteți că cineva apropiat va fi victima unei infracțiuni?' }),
  moreCrime(4, { en: 'Crime here against a year ago', ro: 'Infracțiuni aici față de acum un an' }, { en: 'Compared with a year ago, is there more, the same or less crime in your area?', ro: 'Față de acum un an, sunt mai multe, la fel de multe sau mai puține infracțiuni în zona dumneavoastră?' }),
  moreCrime(5, { en: 'Crime in the country against a year ago', ro: 'Infracțiuni în țară față de acum un an' }, { en: 'And in the country as a whole: more, the same or less crime than a year ago?', ro: 'Dar în întreaga țară: mai multe, la fel de multe sau mai puține infracțiuni decât acum un an?' }),
]
