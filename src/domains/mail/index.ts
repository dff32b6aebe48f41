// What can be done
export { setUp } from './commands/set-up.ts'
export { stop } from './commands/stop.ts'
export { tryOut } from './commands/try-out.ts'

// What can be asked
export { settings } from './queries/settings.ts'
export { leaves } from './queries/leaves.ts'

// What deeds of other domains and the machine itself do with messages
export { contentsOf, putBy } from './leaving/put-by.ts'
export { drained } from './leaving/drained.ts'
export { written as messageOf } from './leaving/written.ts'
export { telling } from './rules/telling-words.ts'
