import { placeKinds, type Desk } from '#domains/problems/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly places: Desk['places']; readonly may: boolean; readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>> }

/** The social map of a zone: institutions, groups, places and facilities that matter for its safety. */
export function SocialMap({ places, may, typed, errors }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="social-map">
      <h2 id="social-map">{say('problems.social-map')}</h2>
      {places.length === 0 ? <p>{say('problems.empty-map')}</p> : (
        <Table caption={say('problems.social-map-caption')} quietCaption columns={[{ title: say('problems.name') }, { title: say('problems.kind') }, { title: say('problems.where') }, { title: say('problems.why-it-matters') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
          rows={say.inOrder(places).map(({ place, kind, name, whereabouts, words }) => ({ key: place, cells: [
            name, say.any(`problems.place-${kind}`), whereabouts ?? '–', words ?? '–',
            may ? <form method="post" key="gone"><input type="hidden" name="instead" value={place} /><input type="hidden" name="kind" value={kind} /><input type="hidden" name="name" value={name} /><Button quiet name="intent" value="gone">{say('problems.no-longer-there')}</Button><span className="unseen">{name}</span></form> : '',
          ] }))} />
      )}
      {may && (
        <details className="fold" open={Object.keys(errors).length > 0}>
          <summary>{say('problems.map-a-place')}</summary>
          <form method="post">
            <Select name="placeKind" label={say('problems.kind')} options={placeKinds.map((kind) => [kind, say.any(`problems.place-${kind}`)] as const)} chosen={typed.placeKind} error={errors.placeKind} />
            <TextField name="placeName" label={say('problems.name')} hint={say('problems.no-persons')} value={typed.placeName} error={errors.placeName} />
            <TextField name="whereabouts" label={say('problems.where')} value={typed.whereabouts} error={errors.whereabouts} />
            <TextArea name="matters" label={say('problems.why-it-matters')} rows={2} value={typed.matters} error={errors.matters} />
            <Button quiet name="intent" value="map">{say('problems.put-on-map')}</Button>
          </form>
        </details>
      )}
    </section>
  )
}
