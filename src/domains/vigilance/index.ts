// What can be done
export { drawList } from './commands/draw-list.ts'
export { decide } from './commands/decide.ts'

// What can be asked
export { list } from './queries/list.ts'

// What the machine does by itself
export { drawAllDue } from './reading/draw-all-due.ts'
