import { data } from 'react-router'
import { keyingQueue, keyInSheet, settleKeying, sheetToKey } from '#domains/fieldwork/index.ts'
import { waves } from '#domains/survey/index.ts'
import { ask, attempt, typedIn, type Typed } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { PaperCounts } from '../paper/paper-counts.tsx'
import { answersTyped, fieldOf } from './answers-typed.ts'
import { KeySheet } from './key-sheet.tsx'
import { SettleSheet } from './settle-sheet.tsx'
import type { Route } from './+types/keying'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.keying'))

export async function loader(arrival: Route.LoaderArgs) {
  const onPaper = (await ask(arrival, waves, {})).waves.filter(({ state, modes }) => state === 'open' && modes.includes('paper'))
  return { rounds: await Promise.all(onPaper.map(async ({ wave, names }) => ({ wave, names, queue: await ask(arrival, keyingQueue, { wave }) }))) }
}

const nothing = { done: null as string | null, differences: 0, sheet: null as Awaited<ReturnType<typeof sheetToKey>> | null, code: null as string | null, fields: {} as Readonly<Record<string, string>>, values: {} as Readonly<Record<string, string | number>>, typed: {} as Typed }

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const { serial, intent } = typed
  const sent = intent === 'key' ? await attempt(arrival, keyInSheet, { serial, language: typed.language, answers: answersTyped(typed) }, typed)
    : intent === 'settle' ? await attempt(arrival, settleKeying, { serial, right: answersTyped(typed) }, typed) : null
  if (sent?.ok) return 'state' in sent.answer ? { ...nothing, done: sent.answer.state, differences: sent.answer.differences } : { ...nothing, done: 'settled' }
  const sheet = await attempt(arrival, sheetToKey, { serial }, typed)
  const no = sent ?? (sheet.ok ? null : sheet)
  if (no && !no.ok) return data({ ...nothing, ...no.refused, sheet: sheet.ok && Object.keys(no.refused.fields).length > 0 ? sheet.answer : null }, { status: no.status })
  return { ...nothing, typed, sheet: sheet.ok ? sheet.answer : null }
}

/** Where volunteers key in paper sheets: a serial, then the sheet, or what two of them do not agree on. */
export default function Keying({ loaderData: { rounds }, actionData }: Route.ComponentProps) {
  const say = useSay()
  const { done, differences, sheet, code, fields, values, typed } = actionData ?? nothing
  const wrong = Object.fromEntries(Object.entries(fields).map(([field, why]) => [field === 'serial' ? field : fieldOf(field), say.any(why, values)]))
  const serial = String(typed.serial ?? '')
  const sheetSays = sheet && (sheet.state === 'kept' ? say('station.sheet-done') : sheet.state === 'closed' ? say('station.sheet-closed') : sheet.mine ? say('station.sheet-yours') : null)
  return (
    <>
      {code && <ErrorSummary errors={wrong} general={Object.keys(wrong).length > 0 ? undefined : say.any(code, values)} />}
      {done && <Notice kind="done" title={done === 'differs' ? say('station.sheet-differs', { differences }) : done === 'kept' ? say('station.sheet-is-kept') : done === 'settled' ? say('station.sheet-settled') : say('station.sheet-keyed-once')} />}
      {sheetSays && <Notice kind="stop" title={sheetSays} />}
      {sheet && !sheetSays ? (sheet.state === 'differs' ? <SettleSheet sheet={sheet} serial={serial} typed={typed} wrong={wrong} /> : <KeySheet sheet={sheet} serial={serial} typed={typed} wrong={wrong} />) : (
        <>
          <h1>{say('station.keying')}</h1>
          <p className="lead">{say('station.keying-lead')}</p>
          <form method="post">
            <TextField name="serial" label={say('station.serial')} hint={say('station.serial-hint')} error={wrong.serial} value={code ? serial : ''} width="middle" autoComplete="off" spellCheck={false} />
            <Button name="intent" value="find">{say('station.find-sheet')}</Button>
          </form>
          {rounds.length === 0 && <p>{say('station.keying-nothing')}</p>}
          {rounds.map(({ wave, names, queue }) => <PaperCounts key={wave} names={names} queue={queue} />)}
        </>
      )}
    </>
  )
}
