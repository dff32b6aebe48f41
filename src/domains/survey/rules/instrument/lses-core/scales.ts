import type { Question } from '../../../words.ts'

type Choices = NonNullable<Question['choices']>
export const choice = (code: number, en: string, ro: string): Choices[number] => ({ code, words: { en, ro } })

/** P4: how much of a problem; higher is worse. */
export const problem: Choices = [
  choice(0, 'Not a problem', 'Nu este o problemă'),
  choice(1, 'A small problem', 'O problemă mică'),
  choice(2, 'A fairly big problem', 'O problemă destul de mare'),
  choice(3, 'A very big problem', 'O problemă foarte mare'),
]

/** S4: how safe; higher is worse. Whoever never is in the situation has a code of their own. */
export const safety = (never: { en: string; ro: string }): Choices => [
  choice(0, 'Very safe', 'Foarte în siguranță'),
  choice(1, 'Fairly safe', 'Destul de în siguranță'),
  choice(2, 'Rather unsafe', 'Mai degrabă în nesiguranță'),
  choice(3, 'Very unsafe', 'În mare nesiguranță'),
  { code: 4, words: never, apart: true },
]

/** W4: how worried; higher is worse. */
export const worry: Choices = [
  choice(0, 'Not at all worried', 'Deloc îngrijorat(ă)'),
  choice(1, 'A little worried', 'Puțin îngrijorat(ă)'),
  choice(2, 'Fairly worried', 'Destul de îngrijorat(ă)'),
  choice(3, 'Very worried', 'Foarte îngrijorat(ă)'),
]

/** A5: agreement; the code is higher the more somebody agrees, and the first shown is the strongest. */
export const agreement: Choices = [
  choice(4, 'Strongly agree', 'Total de acord'),
  choice(3, 'Agree', 'De acord'),
  choice(2, 'Neither agree nor disagree', 'Nici de acord, nici împotrivă'),
  choice(1, 'Disagree', 'Nu sunt de acord'),
  choice(0, 'Strongly disagree', 'Deloc de acord'),
]

/** More or less than a year ago; higher is more crime. */
export const trend: Choices = [
  choice(4, 'Much more', 'Mult mai multe'),
  choice(3, 'A little more', 'Ceva mai multe'),
  choice(2, 'About the same', 'Cam la fel'),
  choice(1, 'A little less', 'Ceva mai puține'),
  choice(0, 'Much less', 'Mult mai puține'),
]

export const yesNo: Choices = [choice(1, 'Yes', 'Da'), choice(0, 'No', 'Nu')]
