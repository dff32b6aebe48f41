// What can be done
export { addPerson } from './commands/add-person.ts'
export { letIn } from './commands/let-in.ts'
export { openPost } from './commands/open-post.ts'
export { describePost } from './commands/describe-post.ts'
export { assignPost } from './commands/assign-post.ts'
export { leavePost } from './commands/leave-post.ts'
export { closePost } from './commands/close-post.ts'
export { inviteToSignIn } from './commands/invite-to-sign-in.ts'
export { signIn } from './commands/sign-in.ts'
export { signOut } from './commands/sign-out.ts'

// What can be asked
export { zoneOfficers } from './queries/zone-officers.ts'
export { postsOfZones } from './queries/posts-of-zones.ts'
export { persons } from './queries/persons.ts'
export { whoseSession } from './queries/whose-session.ts'
export { actingPerson } from './queries/acting-person.ts'
