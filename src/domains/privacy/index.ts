// What can be done
export { ask } from './commands/ask.ts'
export { noteRequest } from './commands/note-request.ts'
export { prolong } from './commands/prolong.ts'
export { decide } from './commands/decide.ts'
export { liftRestriction } from './commands/lift-restriction.ts'
export { setPeriod } from './commands/set-period.ts'
export { askDeferral } from './commands/deferrals/ask-deferral.ts'
export { confirmDeferral } from './commands/deferrals/confirm-deferral.ts'
export { endDeferral } from './commands/deferrals/end-deferral.ts'

// What can be asked
export { keptOfMe } from './queries/kept-of-me.ts'
export { myExport } from './queries/my-export.ts'
export { requests } from './queries/requests.ts'
export { exportFor } from './queries/export-for.ts'
export { periods } from './queries/periods.ts'
export { whoLooked } from './queries/looks/who-looked.ts'
export { deferrals } from './queries/looks/deferrals.ts'
export { deferralsCounted } from './queries/looks/deferrals-counted.ts'

// What the machine does by itself
export { eraseAgain, eraseDecided, eraseForgotten, takeAllDue } from './machine/by-itself.ts'
