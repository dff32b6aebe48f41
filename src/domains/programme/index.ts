// What can be asked
export { workedExamples } from './queries/worked-examples.ts'
export { workedExample } from './queries/worked-example.ts'
