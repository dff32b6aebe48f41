import type { ReactNode } from 'react'
import type { whoLooked } from '#domains/privacy/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { deedWords } from '#web/ui/deed/deed-words.ts'
import { recipientSays } from './recipient-says.ts'

type Look = Awaited<ReturnType<typeof whoLooked>>['looks'][number]

/** A look as a layman reads it: when, who, what was done, and what for. */
export function lookInWords(say: Say, look: Look & { readonly times?: number; readonly deeds?: readonly string[] }): ReactNode[] {
  const hour = Number(look.at.slice(11, 13)), deeds = (look.deeds ?? [look.deed]).map((deed) => deedWords(say, deed)).filter((words) => words !== null)
  return [
    say('privacy.at-hour', { day: say.day(look.at.slice(0, 10)), from: `${hour}:00`, to: `${hour + 1}:00` }),
    whoInWords(say, look),
    <span key="what">{say.any(`privacy.${look.refused ? 'tried' : 'did'}-${look.operation}`)}{deeds.length > 0 && <><br />{say('privacy.look-deed', { deeds: deeds.join('; ') })}</>}{(look.times ?? 1) > 1 && <><br />{say('privacy.so-often', { times: look.times! })}</>}{look.aboutDeferral && <><br />{say('privacy.about-deferral')}</>}
      {look.among > 1 && <><br />{say('privacy.among-others', { count: look.among - 1 })}</>}{look.recipients.length > 0 && <><br />{say('privacy.went-to', { names: look.recipients.map((to) => recipientSays(say, to)).join(', ') })}</>}</span>,
    <span key="why">{say.any(`privacy.for-${look.purpose}`)}<br />{say.any(`privacy.allowed-${look.ground}`)}</span>,
  ]
}

function whoInWords(say: Say, { who, posts }: Look): ReactNode {
  if (who !== 'person' || posts.length === 0) return say.any(`privacy.who-${who}`)
  return posts.map(({ role, unit, name }) => <span key={role}>{[name, say.any(`people.role-${role}`), unit && named(unit, say.language)].filter(Boolean).join(', ')}<br /></span>)
}
