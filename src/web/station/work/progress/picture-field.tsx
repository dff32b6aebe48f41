import { Many } from '#web/ui/form/choice.tsx'
import { Field, saidBeside } from '#web/ui/form/field.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; readonly lost: boolean; readonly camera?: boolean; readonly shows?: boolean }

/** A picture by the camera of the phone, what it shows, and whether everybody may see it. No browser gives a chosen file back, so a lost one is asked for again. */
export function PictureField({ typed, errors, lost, camera = true, shows = true }: Props) {
  const say = useSay()
  const field = { name: 'picture', label: say('station.work-picture'), hint: lost ? say('station.work-picture-again') : say('station.work-picture-hint'), error: errors.picture }
  return (
    <>
      <Field {...field}><input className="input full" id="picture" name="picture" type="file" accept="image/jpeg,image/png,image/webp,image/avif" capture={camera ? 'environment' : undefined} {...saidBeside(field)} /></Field>
      <TextField name="caption" label={say('station.work-caption')} hint={camera ? say('station.work-caption-hint') : undefined} value={typed.caption} error={errors.caption} />
      {shows ? <Many name="shown" label={say('station.work-who-may-see')} hint={say('station.work-nobody-recognisable')} options={[{ value: 'yes', words: say('station.work-everybody-may-see') }]} chosen={typed.shown ? ['yes'] : []} error={errors.shown} /> : <p className="quiet">{say('station.work-station-shows')}</p>}
    </>
  )
}
