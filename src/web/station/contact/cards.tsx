import { useSay } from '#web/ui/use-say.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'

type Made = { readonly codes: readonly string[]; readonly fingerprint: string; readonly zone: string; readonly address: string; readonly here: string; /** The same as a file. */ readonly list: string }

/** A stack of cards, shown this once: to be printed from this page and cut, or taken away as a file. All are alike but for the code. */
export function Cards({ codes, fingerprint, zone, address, here, list }: Made) {
  const say = useSay()
  return (
    <section aria-labelledby="cards">
      <Notice kind="done" title={say('station.cards-made', { cards: codes.length, zone })}>
        <p>{say('station.cards-once')}</p>
        <form method="post" action={`${here}/letters.csv`}><input type="hidden" name="list" value={list} /><Button>{say('station.take-as-csv')}</Button></form>
      </Notice>
      <h2 id="cards">{zone}</h2>
      <ul className="cards">
        {codes.map((code) => (
          <li key={code}>
            <p><b>{say('station.card-asks')}</b></p>
            <p>{say('station.card-how')}</p>
            <p>{address}</p>
            <p><code>{code}</code></p>
            <p className="quiet">{say('station.card-promise')} {say('station.mark-of-keys')} <samp>{fingerprint}</samp></p>
          </li>
        ))}
      </ul>
    </section>
  )
}
