import { useSay } from '../use-say.ts'

/** What has to be mended before the form can go on, on top of it; each line leads to its field. `general` is for what belongs to no field. */
export function ErrorSummary({ errors, general }: { readonly errors: Readonly<Record<string, string>>; readonly general?: string | undefined }) {
  const say = useSay()
  const fields = Object.entries(errors)
  if (fields.length === 0 && !general) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1}>
      <h2 id="error-summary-title">{say('web.there-is-a-problem')}</h2>
      {general && <p>{general}</p>}
      {fields.length > 0 && <ul>{fields.map(([name, words]) => <li key={name}><a href={`#${name}`}>{words}</a></li>)}</ul>}
    </div>
  )
}
