/** The words of asking without the internet: on paper and at the door. */
import { z } from 'zod'
import { Code } from '#domains/survey/words.ts'

/** The serial of a sheet on paper: made, checked and typed like the code of a letter. */
export const Serial = Code

/** Where a sheet on paper stands: nobody has keyed it in, one person has, two have and differ, it is kept, or its wave takes no more. */
export const keyingStates = ['to-key', 'keyed-once', 'differs', 'kept', 'closed'] as const
export const KeyingState = z.enum(keyingStates)
export type KeyingState = z.infer<typeof KeyingState>

/** Which of two keyings is right, or neither: nothing clear is crossed. */
export const verdictsOnKeying = ['first', 'second', 'neither'] as const
export const Right = z.enum(verdictsOnKeying)

/** What is typed for "I do not know" and "I prefer not to say", as it is printed beside their boxes. */
export const keyFor = { 'dont-know': '-1', 'prefer-not': '-2' } as const

/** Fewer interviews of a pair of interviewers than this are not shown: behind a handful stand people who remember the day. */
export const fewestInterviews = 20

export { keyed } from './rules/keyed.ts'
export { handedOver, readAloud, setAside } from './rules/set-aside.ts'
export { paperQuestions, type PaperQuestion } from './rules/paper-questions.ts'
