// What can be done
export { nameProblem } from './commands/name-problem.ts'
export { addEvidence } from './commands/add-evidence.ts'
export { addCause } from './commands/add-cause.ts'
export { weighProblem } from './commands/weigh-problem.ts'
export { routeProblem } from './commands/route-problem.ts'
export { closeProblem } from './commands/close-problem.ts'
export { rankConcerns } from './commands/rank-concerns.ts'
export { noteInformation } from './commands/note-information.ts'
export { mapPlace } from './commands/map-place.ts'
export { signAnalysis } from './commands/sign-analysis.ts'
export { correctProblem } from './commands/correct-problem.ts'

// What can be asked
export { desk } from './queries/desk.ts'
export { problems } from './queries/problems.ts'
export { problem } from './queries/problem.ts'
export { missing } from './queries/missing.ts'
