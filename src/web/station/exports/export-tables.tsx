import { exportRefusals } from '#access/exporting.ts'
import type { exports } from '#domains/privacy/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type All = Awaited<ReturnType<typeof exports>>
type Asked = All['requests'][number]

const moment = (say: Say, at: string) => ({ day: say.day(at.slice(0, 10)), time: at.slice(11, 16) })
const what = (say: Say, { wave, about }: Pick<Asked, 'wave' | 'about'>) => (about === null ? say('privacy.export-letters', { name: named(wave ?? {}, say.language) }) : say('privacy.export-kept', { number: about }))
const whatFor = (say: Say, { purpose, toWhom, recipient }: Pick<Asked, 'purpose' | 'toWhom' | 'recipient'>) => (
  <span key="for">{say(`privacy.taken-for-${purpose}`)}<br />{[say(`privacy.goes-to-${toWhom}`), recipient].filter(Boolean).join(', ')}</span>
)
const where = (language: string, { deed, thing, request }: Asked) => (deed === 'survey.draw-sample' ? `/${language}/station/waves/${thing}/draw?agreed=${request}` : `/${language}/station/privacy/${thing}?agreed=${request}`)

/** What was asked for, those that wait first: what, how many rows, what for and to whom, how it stands, and what can be done. */
export function AskedExports({ all, errors }: { readonly all: readonly Asked[]; readonly errors: Readonly<Record<string, string>> }) {
  const say = useSay()
  const stands = (one: Asked) => say(`privacy.export-${one.state}`, { name: one.answeredBy ?? '–', reason: one.reason ? say(`privacy.refused-${one.reason}`) : '–', ...moment(say, one.goodUntil ?? one.endsAt) })
  const does = (one: Asked) => (one.mayAnswer
    ? (
        <form method="post" key="do">
          <p><Button name="agree" value={one.request}>{say('privacy.agree')}</Button></p>
          <Select name={`reason-${one.request}`} label={say('privacy.why-refused')} options={exportRefusals.map((reason) => [reason, say(`privacy.refused-${reason}`)] as const)} none={say('station.choose')} error={errors[`reason-${one.request}`]} />
          <Button quiet name="refuse" value={one.request}>{say('privacy.refuse-export')}</Button>
        </form>
      )
    : one.own && one.state === 'agreed' ? <a key="take" href={where(say.language, one)}>{say('privacy.take-file')}</a> : '–')
  return (
    <Table caption={say('privacy.exports-asked')} columns={[{ title: say('privacy.export-what') }, { title: say('privacy.export-rows'), number: true }, { title: say('privacy.export-what-for') }, { title: say('privacy.export-who') }, { title: say('privacy.how-it-stands') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
      rows={all.map((one) => ({ key: one.request, cells: [what(say, one), say('privacy.export-up-to', { rows: one.rowsMost }), whatFor(say, one), `${one.askedBy}, ${say.day(one.askedAt.slice(0, 10))}`, stands(one), does(one)] }))} />
  )
}

/** What has left: under which number, what, how many rows, what for and to whom, by whom and when, and who agreed. */
export function LeftExports({ all }: { readonly all: All['taken'] }) {
  const say = useSay()
  return (
    <Table caption={say('privacy.exports-left')} columns={[{ title: say('privacy.number-of-file') }, { title: say('privacy.export-what') }, { title: say('privacy.export-rows'), number: true }, { title: say('privacy.export-what-for') }, { title: say('privacy.export-who') }, { title: say('privacy.second-person') }]}
      rows={all.map((one) => ({ key: one.export, cells: [<code key="number">{one.number}</code>, what(say, one), say.number(one.rows), whatFor(say, one), `${one.takenBy}, ${say.day(one.takenAt.slice(0, 10))} ${one.takenAt.slice(11, 16)} UTC`, one.agreedBy ?? '–'] }))} />
  )
}
