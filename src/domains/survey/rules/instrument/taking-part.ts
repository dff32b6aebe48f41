import type { Instrument, Question } from '../../words.ts'
import { inEveryLanguage } from './in-every-language.ts'
import { lsesCore } from './lses-core/lses-core.ts'
import { choice, yesNo } from './lses-core/scales.ts'

type Words = { readonly en: string; readonly ro: string }

const howMuch = [choice(3, 'A great deal', 'Foarte mult'), choice(2, 'A fair amount', 'Destul de mult'), choice(1, 'A little', 'Puțin'), choice(0, 'Not at all', 'Deloc')]
const whether = [choice(3, 'Certainly', 'Cu siguranță'), choice(2, 'Probably', 'Probabil'), choice(1, 'Probably not', 'Probabil că nu'), choice(0, 'Certainly not', 'Cu siguranță nu')]

const responsible = (number: number, label: Words, words: Words): Question => ({
  id: `part.r${number}`, block: 'r', kind: 'one', words, label, choices: howMuch, measure: { share: [2, 3], words: { en: 'say a fair amount or a great deal', ro: 'spun destul de mult sau foarte mult' } },
})
const willing = (number: number, label: Words, words: Words): Question => ({
  id: `part.w${number}`, block: 'w', kind: 'one', words, label, choices: whether, measure: { share: [2, 3], words: { en: 'would probably or certainly do it', ro: 'ar face-o probabil sau cu siguranță' } }, good: 'high',
})
const knows = (number: number, label: Words, words: Words): Question => ({
  id: `part.k${number}`, block: 'k', kind: 'one', words, label, choices: yesNo, measure: { share: [1], words: { en: 'know it', ro: 'știu' } }, good: 'high',
})

const questions: readonly Question[] = [
  responsible(1, { en: 'The police answer for safety here', ro: 'Poliția răspunde de siguranța de aici' }, { en: 'How much does it depend on the police whether your area is safe?', ro: 'Cât de mult depinde de poliție ca zona dumneavoastră să fie sigură?' }),
  responsible(2, { en: 'The municipality answers for safety here', ro: 'Primăria răspunde de siguranța de aici' }, { en: 'How much does it depend on the municipality?', ro: 'Cât de mult depinde de primărie?' }),
  responsible(3, { en: 'Residents answer for safety here', ro: 'Locuitorii răspund de siguranța de aici' }, { en: 'How much does it depend on the people who live here?', ro: 'Cât de mult depinde de oamenii care locuiesc aici?' }),
  responsible(4, { en: 'Owners and housing associations answer for safety here', ro: 'Proprietarii și asociațiile răspund de siguranța de aici' }, { en: 'How much does it depend on owners and housing associations?', ro: 'Cât de mult depinde de proprietari și de asociațiile de locatari?' }),
  willing(1, { en: 'Would tell the police', ro: 'Ar anunța poliția' }, { en: 'If you saw a crime in your area, would you tell the police?', ro: 'Dacă ați vedea o infracțiune în zona dumneavoastră, ați anunța poliția?' }),
  willing(2, { en: 'Would be a witness', ro: 'Ar depune mărturie' }, { en: 'Would you be ready to say what you saw as a witness in court?', ro: 'Ați fi gata să spuneți ce ați văzut ca martor în instanță?' }),
  willing(3, { en: 'Would give two hours a month', ro: 'Ar da două ore pe lună' }, { en: 'Would you give two hours a month to make your area safer?', ro: 'Ați da două ore pe lună pentru ca zona dumneavoastră să fie mai sigură?' }),
  willing(4, { en: 'Would join a neighbourhood watch', ro: 'S-ar alătura unui grup de vecini vigilenți' }, { en: 'Would you join a group of neighbours that looks after your street?', ro: 'V-ați alătura unui grup de vecini care are grijă de strada dumneavoastră?' }),
  willing(5, { en: 'Would be an assistant police officer', ro: 'Ar fi asistent de poliție' }, { en: 'Would you become a volunteer who helps the police on duty?', ro: 'Ați deveni voluntar care ajută poliția în serviciu?' }),
  knows(1, { en: 'Knows where the police receive people', ro: 'Știe unde primește poliția publicul' }, { en: 'Do you know where and when the police of your area receive people?', ro: 'Știți unde și când primește poliția din zona dumneavoastră publicul?' }),
  knows(2, { en: 'Knows where victims find help', ro: 'Știe unde găsesc victimele ajutor' }, { en: 'Do you know where somebody who was hurt or robbed finds help?', ro: 'Știți unde găsește ajutor cineva care a fost rănit sau jefuit?' }),
  knows(3, { en: 'Knows how to complain about the police', ro: 'Știe cum se depune o plângere despre poliție' }, { en: 'Do you know how to complain about the police?', ro: 'Știți cum puteți depune o plângere despre poliție?' }),
]

/**
 * The core with an optional module at its very end: who answers for safety, what people would do for it, and what they know (Estonia: only half want to
 * contribute; willingness to testify). Nothing of the core moves, so that a wave asked with it goes on from one asked without it.
 */
export const lsesPlus: Instrument = inEveryLanguage({
  ...lsesCore, code: 'lses-plus', version: '2',
  names: { en: 'Local Safety Evaluation, core questionnaire and taking part', ro: 'Evaluarea siguranței locale, chestionarul de bază și participarea' },
  blocks: [
    ...lsesCore.blocks,
    { id: 'r', names: { en: 'Who answers for safety', ro: 'Cine răspunde de siguranță' } },
    { id: 'w', names: { en: 'What people would do', ro: 'Ce ar face oamenii' }, intro: { en: 'Nobody will ask you to do any of this because of what you answer.', ro: 'Nimeni nu vă va cere să faceți ceva din acestea pentru că ați răspuns într-un fel sau altul.' } },
    { id: 'k', names: { en: 'What people know', ro: 'Ce știu oamenii' } },
  ],
  questions: [...lsesCore.questions, ...questions],
})
