// What can be done
export { registerOrganisation } from './commands/register-organisation.ts'
export { describeOrganisation } from './commands/describe-organisation.ts'
export { retireOrganisation } from './commands/retire-organisation.ts'
export { keepAgreement } from './commands/keep-agreement.ts'
export { endAgreement } from './commands/end-agreement.ts'

// What can be asked
export { organisations } from './queries/organisations.ts'
export { organisation } from './queries/organisation.ts'
