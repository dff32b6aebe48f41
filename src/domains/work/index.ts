// What can be done
export { noteProgress } from './commands/note-progress.ts'
export { addPicture } from './commands/add-picture.ts'
export { showPicture } from './commands/show-picture.ts'
export { proposeImprovement } from './commands/propose-improvement.ts'
export { moveImprovement } from './commands/move-improvement.ts'
export { noteInvestment } from './commands/note-investment.ts'
export { noteWalk } from './commands/note-walk.ts'
export { followPlan } from './commands/follow-plan.ts'

// What can be asked
export { action } from './queries/action.ts'
export { due } from './queries/due.ts'
export { improvements } from './queries/improvements.ts'
export { investments } from './queries/investments.ts'
export { walks } from './queries/walks.ts'
export { picture } from './queries/picture.ts'
export { worksOfPlan } from './queries/works-of-plan.ts'
export { publishedPicture } from './queries/published-picture.ts'
