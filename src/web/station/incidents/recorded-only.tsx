import { useSay } from '#web/ui/use-say.ts'

/** Stands wherever recorded crime is shown: what it is and what it is not, and where the rest is told. */
export function RecordedOnly({ zone }: { readonly zone?: string }) {
  const say = useSay()
  return <p className="lead">{say('incidents.recorded-only')} <a href={zone === undefined ? `/${say.language}/zones` : `/${say.language}/zones/${zone}`}>{say('incidents.latent')}</a></p>
}
