// What can be done
export { signHeads } from './commands/sign-heads.ts'

// What can be asked
export { lines } from './queries/lines.ts'
export { verify } from './queries/verify.ts'
export { heads } from './queries/heads.ts'
