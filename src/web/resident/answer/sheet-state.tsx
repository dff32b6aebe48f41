import { useSay } from '#web/ui/use-say.ts'

/** Why a sheet cannot be filled in any more, or not yet. */
export function SheetState({ state, closesOn, opensOn }: { readonly state: 'answered' | 'closed' | 'not-open'; readonly closesOn: string; readonly opensOn: string }) {
  const say = useSay()
  const words = { answered: say('web.answered'), closed: say('web.closed', { day: say.day(closesOn) }), 'not-open': say('web.not-open', { day: say.day(opensOn) }) }
  return <><h1>{say(`web.${state}-title`)}</h1><p className="lead">{words[state]}</p></>
}
