// What can be done
export { askForLink } from './commands/ask-for-link.ts'
export { comeIn } from './commands/come-in.ts'
export { comeInWithPasskey } from './commands/come-in-with-passkey.ts'
export { leave } from './commands/leave.ts'
export { endSession } from './commands/end-session.ts'
export { choose } from './commands/choose.ts'
export { addPasskey } from './commands/add-passkey.ts'
export { removePasskey } from './commands/remove-passkey.ts'
export { forget } from './commands/forget.ts'
export { sweep } from './commands/sweep.ts'

// What can be asked
export { link } from './queries/link.ts'
export { mine } from './queries/mine.ts'
export { whoseSession } from './queries/whose-session.ts'
export { passkeyOffer } from './queries/passkey-offer.ts'
export { passkeyQuestion } from './queries/passkey-question.ts'

// Who stands behind a session, for the web
export { residentActor } from './door/own.ts'
