import type { whoLooked } from '#domains/privacy/index.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { alike } from './alike.ts'
import { lookInWords } from './look-in-words.tsx'

type Props = Awaited<ReturnType<typeof whoLooked>> & { readonly asked: { readonly year?: string | undefined }; /** On a resident's own page: whoever answers is written to. */ readonly resident?: boolean }

/** Who looked at what is kept of whoever is signed in: in plain words, what is alike in one line, and how to object. */
export function Looks({ looks, more, years, own, toldLater, asked, resident = false }: Props) {
  const say = useSay()
  const older = new URLSearchParams({ ...(asked.year && { year: asked.year }), before: String(looks.at(-1)?.place ?? 1) })
  const many = years.length > 1 || asked.year !== undefined
  return (
    <>
      {resident ? <Back to={`/${say.language}/mine`}>{say('web.mine')}</Back> : <Back to={`/${say.language}/my-data`}>{say('privacy.my-data')}</Back>}
      <h1>{say('privacy.who-looked')}</h1>
      <p className="lead">{say('privacy.who-looked-lead')}</p>
      {many && (
        <form method="get">
          <Select name="year" label={say('privacy.year')} none={say('privacy.all-years')} options={years.map((year) => [String(year), String(year)] as const)} chosen={asked.year} />
          <Button quiet>{say('privacy.show')}</Button>
        </form>
      )}
      {looks.length === 0 ? <Notice title={asked.year ? say('privacy.nobody-looked-in', { year: asked.year }) : say('privacy.nobody-looked')} /> : (
        <Table unseenCaption caption={say('privacy.who-looked')} columns={[{ title: say('privacy.look-when') }, { title: say('privacy.look-who') }, { title: say('privacy.look-what') }, { title: say('privacy.look-why') }]}
          rows={alike(looks).map((look) => ({ key: String(look.place), cells: lookInWords(say, look) }))} />
      )}
      {more && <p><a href={`?${older}`}>{say('privacy.older-looks')}</a></p>}
      {own.last && <p>{say('privacy.own-looks', { times: own.times, day: say.day(own.last) })}</p>}
      <h2>{say('privacy.object')}</h2>
      <p>{say('privacy.object-lead')} <a href={`/${say.language}/${resident ? 'mine/data' : 'my-data'}?asks=objection#kind`}>{say('privacy.object-here')}</a></p>
      <h2>{say('privacy.told-later')}</h2>
      {toldLater.length > 0 && <ul>{toldLater.map(({ from, until, reason }) => <li key={`${from}${until}${reason}`}>{say('privacy.was-told-later', { from: say.day(from), until: say.day(until) })} {say(`privacy.reason-${reason}`)}</li>)}</ul>}
      <p>{say('privacy.told-later-lead')} <a href={`/${say.language}/record`}>{say('privacy.told-later-counted')}</a></p>
      <p>{say('privacy.protected-looks')}</p>
    </>
  )
}
