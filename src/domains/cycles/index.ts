// What can be done
export { begin } from './commands/begin.ts'
export { attachPlan } from './commands/attach-plan.ts'
export { assessProblem } from './commands/assess-problem.ts'
export { writeCard } from './commands/write-card.ts'
export { ratePartnership } from './commands/rate-partnership.ts'
export { noteNeed } from './commands/note-need.ts'
export { writeAccount } from './commands/write-account.ts'
export { closeCycle } from './commands/close-cycle.ts'
export { passOver } from './commands/pass-over.ts'
export { countTurns } from './commands/count-turns.ts'

// What the machine does by itself
export { countAllDue } from './reading/count-all-due.ts'

// What can be asked
export { cycle } from './queries/cycle.ts'
export { board } from './queries/board.ts'
export { countryBoard } from './queries/country-board.ts'
export { methodCards } from './queries/method-cards.ts'
export { needsOfCycle } from './queries/needs-of-cycle.ts'
export { publishedAccount } from './queries/published-account.ts'
export { accountOfProblem } from './queries/account-of-problem.ts'
