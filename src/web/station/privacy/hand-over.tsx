import { useSay } from '#web/ui/use-say.ts'
import { ExportFields, type AgreedExport } from '../exports/export-fields.tsx'

/** Takes what is kept of a person out of the house, on paper or as a file, once it is said what for and to whom. */
export function HandOver({ at, agreed }: { /** The request's page. */ readonly at: string; readonly agreed: AgreedExport | null }) {
  const say = useSay()
  return (
    <section aria-labelledby="hand-over">
      <h2 id="hand-over">{say('privacy.hand-over')}</h2>
      <form method="post" action={`${at}/export.pdf`}>
        <ExportFields deed="privacy.export-for" typed={{ purpose: 'answer-the-person', toWhom: 'the-person' }} agreed={agreed} />
        <div className="buttons">
          <button type="submit" className="button">{say('privacy.as-paper')}</button>
          <button type="submit" className="button quiet" formAction={`${at}/export.json`}>{say('privacy.as-file')}</button>
        </div>
      </form>
    </section>
  )
}
