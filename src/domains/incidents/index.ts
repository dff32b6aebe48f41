// What can be done
export { saveProfile } from './commands/save-profile.ts'
export { importIncidents } from './commands/import-incidents.ts'
export { undoBatch } from './commands/undo-batch.ts'
export { noteBreak } from './commands/note-break.ts'

// What can be asked
export { proposeProfile } from './queries/propose-profile.ts'
export { previewImport } from './queries/preview-import.ts'
export { profiles } from './queries/profiles.ts'
export { batches } from './queries/batches.ts'
export { zoneTrend } from './queries/zone-trend.ts'
export { categoryRanks } from './queries/category-ranks.ts'
