import { asked, type Answers, type Instrument, type Question } from '#domains/survey/words.ts'
import { workbenchRoles, holdsRole, policeRoles, type Actor } from '#access/actor.ts'

/** The block in which residents say what they think of the police. */
const ofThePolice = 'e'

/**
 * Questions that this interviewer does not read aloud: what is asked alone only and, when the police ask, what residents think of the police.
 * Whoever holds no post of the police, and none of the desks beside it, is not of the police.
 */
export function setAside({ questions }: Instrument, actor: Actor): readonly string[] {
  const civil = actor.kind === 'person' && !holdsRole(actor, ...policeRoles, ...workbenchRoles)
  return questions.filter(({ alone, block }) => alone || (!civil && block === ofThePolice)).map(({ id }) => id)
}

/** The questionnaire as it is read aloud: without what is set aside, and without the blocks of which nothing is left. */
export function readAloud(instrument: Instrument, aside: readonly string[]): Instrument {
  const questions = instrument.questions.filter(({ id }) => !aside.includes(id))
  return { ...instrument, questions, blocks: instrument.blocks.filter(({ id }) => questions.some(({ block }) => block === id)) }
}

/** What is left to ask when everything else has been read aloud: the questions set aside, and those that only their answers bring up. */
export function handedOver(instrument: Instrument, aside: readonly string[], answers: Answers): readonly Question[] {
  const heard = new Set(asked(readAloud(instrument, aside), answers).map(({ id }) => id))
  return asked(instrument, answers).filter(({ id }) => !heard.has(id))
}
