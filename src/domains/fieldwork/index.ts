// What can be done
export { printSheets } from './commands/print-sheets.ts'
export { keyInSheet } from './commands/key-in-sheet.ts'
export { settleKeying } from './commands/settle-keying.ts'
export { dropKeyings } from './commands/drop-keyings.ts'
export { interviewSheet } from './commands/interview-sheet.ts'

// What whoever keeps the keys asks
export { giveUpKeyings } from './steps/give-up-keyings.ts'

// What can be asked
export { sheetToKey } from './queries/sheet-to-key.ts'
export { keyingQueue } from './queries/keying-queue.ts'
export { interviewTotals } from './queries/interview-totals.ts'
