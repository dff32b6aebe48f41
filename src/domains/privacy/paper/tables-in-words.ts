import type { Names } from '#domains/territory/words.ts'

type Said = { readonly name: Names; readonly purpose: Names }

/** Tables that are about persons, in the words of whoever reads what is kept of them. One that has no words yet is said as its tag says it, in English. */
export const tablesInWords: Readonly<Record<string, Said>> = {
  'people.persons': { name: { en: 'Who you are', ro: 'Cine sunteți' }, purpose: { en: 'So that it is known who acts', ro: 'Ca să se știe cine acționează' } },
  'people.holdings': { name: { en: 'Posts you held', ro: 'Posturile pe care le-ați ocupat' }, purpose: { en: 'For rights, and to see how often officers change', ro: 'Pentru drepturi și pentru a vedea cât de des se schimbă polițiștii' } },
  'people.sign_in_links': { name: { en: 'Links that signed you in', ro: 'Linkuri cu care ați intrat' }, purpose: { en: 'For signing in', ro: 'Pentru intrare' } },
  'people.sessions': { name: { en: 'Where you are signed in', ro: 'Unde sunteți conectat' }, purpose: { en: 'For staying signed in', ro: 'Pentru a rămâne conectat' } },
  'people.passwords': { name: { en: 'Your password', ro: 'Parola dumneavoastră' }, purpose: { en: 'For signing in', ro: 'Pentru intrare' } },
  'people.passkeys': { name: { en: 'Your passkeys', ro: 'Cheile dumneavoastră de acces' }, purpose: { en: 'For signing in', ro: 'Pentru intrare' } },
  'people.identities': { name: { en: 'How your country knows you', ro: 'Cum vă cunoaște țara dumneavoastră' }, purpose: { en: 'For signing in by your country\'s door; your number itself is not kept', ro: 'Pentru intrarea prin serviciul țării; numărul însuși nu se păstrează' } },
  'residents.registrations': { name: { en: 'How you are known again', ro: 'Cum sunteți recunoscut' }, purpose: { en: 'A mailbox, a language and your zone, so that the page fits you', ro: 'O căsuță poștală, o limbă și zona, ca pagina să vi se potrivească' } },
  'residents.sessions': { name: { en: 'Where you are signed in as a resident', ro: 'Unde sunteți conectat ca locuitor' }, purpose: { en: 'For staying signed in', ro: 'Pentru a rămâne conectat' } },
  'residents.passkeys': { name: { en: 'Your passkeys as a resident', ro: 'Cheile dumneavoastră de acces ca locuitor' }, purpose: { en: 'For signing in', ro: 'Pentru intrare' } },
  'people.recoveries': { name: { en: 'When you began anew', ro: 'Când ați început din nou' }, purpose: { en: 'Which two let you begin anew', ro: 'Care doi v-au lăsat să începeți din nou' } },
  'people.openings': { name: { en: 'When you broke the glass', ro: 'Când ați făcut o deschidere de urgență' }, purpose: { en: 'What you opened, why, and what was said of it', ro: 'Ce ați deschis, de ce și ce s-a spus despre aceasta' } },
  'vigilance.findings': { name: { en: 'What was odd about your looking', ro: 'Ce a fost neobișnuit în consultările dumneavoastră' }, purpose: { en: 'So that somebody from outside asks about it', ro: 'Ca cineva din afară să întrebe despre aceasta' } },
  'problems.rankings': { name: { en: 'How you ranked concerns', ro: 'Cum ați ordonat grijile' }, purpose: { en: 'Told only as a mean of officers', ro: 'Se spune numai ca medie a polițiștilor' } },
  'privacy.measures': { name: { en: 'What was done because you asked', ro: 'Ce s-a făcut pentru că ați cerut' }, purpose: { en: 'So that it stays done, also after a backup is restored', ro: 'Ca să rămână făcut, și după refacerea unei copii' } },
  'privacy.requests': { name: { en: 'What you asked about your data', ro: 'Ce ați cerut despre datele dumneavoastră' }, purpose: { en: 'So that you are answered in time', ro: 'Ca să primiți răspuns la timp' } },
}
