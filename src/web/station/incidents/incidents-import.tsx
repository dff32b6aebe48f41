import { data } from 'react-router'
import { batches, profiles } from '#domains/incidents/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { broughtBy } from '../import/brought.ts'
import { mostMegabytes } from '../import/screen.ts'
import { ChoosePoliceFile } from './choose-police-file.tsx'
import { KeptPoliceFiles } from './kept-police-files.tsx'
import { lookAtFile, takeBack } from './look-at-file.ts'
import { OtherPlaces } from './other-places.tsx'
import { placeOf } from './place-of.ts'
import { PoliceFileHolds } from './police-file-holds.tsx'
import { ProfileForm } from './profile-form.tsx'
import { nothing } from './screen.ts'
import type { Route } from './+types/incidents-import'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('incidents.import'))

export async function loader(arrival: Route.LoaderArgs) {
  const place = await placeOf(arrival)
  return { ...place, ...(await ask(arrival, batches, { commissariat: place.here.id })), names: speak(arrival.params.lang).inOrder((await ask(arrival, profiles, { commissariat: place.here.id })).profiles).map(({ name }) => name) }
}

/** Look first: how the columns are read, what the file holds and every fault by row and column. Keeping takes the same file. */
export async function action(arrival: Route.ActionArgs) {
  const { here } = await placeOf(arrival)
  const brought = await broughtBy(arrival.request.clone())
  const { screen, status } = brought.fields.intent === 'undo' ? await takeBack(arrival, brought.fields.batch) : await lookAtFile(arrival, here.id, brought)
  return data(screen, { status })
}

export default function IncidentsImport({ loaderData: { here, others, batches: known, names }, actionData }: Route.ComponentProps) {
  const say = useSay()
  const screen = actionData ?? nothing
  const { code, values, fields, kept, seen, proposal, profile } = screen
  return (
    <>
      <Back to={`/${say.language}/station/incidents`}>{say('incidents.recorded')}</Back>
      <h1>{say('incidents.import')}</h1>
      <p className="quiet">{named(here.names, say.language)}</p>
      <OtherPlaces others={others} />
      {code && <Notice kind="stop" title={say.any(code, { most: mostMegabytes, ...values })}>{Object.keys(fields).some((name) => name.startsWith('column-')) && <ul>{Object.entries(fields).map(([name, key]) => <li key={name}><a href={`#${name}`}>{say.any(key)}</a></li>)}</ul>}</Notice>}
      {kept && <Notice kind="done" title={kept.already ? say('incidents.already', { incidents: kept.incidents }) : say('incidents.kept', { incidents: kept.incidents, placed: kept.placed, unplaced: kept.unplaced, leftOut: kept.leftOut })} />}
      {screen.saved && <Notice kind="done" title={say('incidents.saved', { name: screen.saved })} />}
      {screen.undone && <Notice kind="done" title={say('incidents.undone')} />}
      {screen.held === '' || (screen.named === '' && !proposal) ? <ChoosePoliceFile profiles={names} /> : (
        <form method="post" encType="multipart/form-data" className="mapping">
          <input type="hidden" name="held" value={screen.held} /><input type="hidden" name="fileName" value={screen.fileName} />
          {screen.named !== '' && <><input type="hidden" name="named" value={screen.named} /><Notice title={say('incidents.recognised', { name: screen.named })} /></>}
          {proposal && profile && (
            <>
              {!seen && !code && <Notice title={say('incidents.guessed')} />}
              <ProfileForm proposal={proposal} profile={profile} fields={fields} />
              <TextField name="saveAs" label={say('incidents.save-as')} hint={say('incidents.save-as-hint')} value={screen.saveAs} width="middle" />
            </>
          )}
          {seen && <PoliceFileHolds seen={seen} />}
          <p className="buttons">
            {seen && seen.faultsInAll === 0 && seen.incidents > 0 && <Button name="intent" value="keep">{say('incidents.keep')}</Button>}
            {seen && seen.faultsInAll > 0 && seen.incidents > 0 && <Button name="intent" value="keep-without">{say('incidents.keep-without', { rows: seen.faultyRows })}</Button>}
            <Button name="intent" value="look" quiet={seen !== null}>{seen ? say('incidents.look-again') : say('incidents.look')}</Button>
          </p>
        </form>
      )}
      <KeptPoliceFiles batches={known} />
    </>
  )
}
