// What can be done
export { signHeads } from './commands/sign-heads.ts'
export { cut } from './commands/cut.ts'
export { addMailbox } from './commands/add-mailbox.ts'
export { dropMailbox } from './commands/drop-mailbox.ts'
export { warnOfOpening } from './commands/warn-of-opening.ts'

// What can be asked
export { lines } from './queries/lines.ts'
export { verify } from './queries/verify.ts'
export { heads } from './queries/heads.ts'
export { outside } from './queries/outside.ts'

// What the machine does by itself, and whoever sits at its console
export { chainHere, cutDue, foundIn, headIsDue, linesToCopy, putBack, type Copied } from './machine/by-itself.ts'
export { fingerprint as headsFingerprint, publicKeyOf } from './chain/signing.ts'
export { asMailed, pastedIn } from './rules/as-mailed.ts'
