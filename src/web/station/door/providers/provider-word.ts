import type { providers } from '#domains/people/index.ts'
import type { useSay } from '#web/ui/use-say.ts'

type Word = Pick<Awaited<ReturnType<typeof providers>>['providers'][number], 'by' | 'askedBy' | 'agreedBy'>

/** By whose word a provider is as it is. */
export function providerWord(say: ReturnType<typeof useSay>, { by, askedBy, agreedBy }: Word): string {
  const console_ = say('station.door-at-the-console')
  if (by === 'one') return say('station.door-by-one')
  return by === 'founder' ? say('station.trusted-by-founder', { name: askedBy ?? console_ }) : say('station.trusted-by-two', { asked: askedBy ?? console_, agreed: agreedBy ?? console_ })
}
