import { workedExample, workedExamples } from '#domains/programme/index.ts'
import type { WorkedExample } from '#domains/programme/words.ts'
import type { Outside } from '#frame/ctx.ts'

/** All worked examples in full, for whoever wants to check the source or us. */
export async function everyExample(outside: Outside): Promise<{ readonly examples: readonly WorkedExample[] }> {
  const { examples } = await workedExamples(outside, {})
  return { examples: await Promise.all(examples.map(({ id }) => workedExample(outside, { id }))) }
}
