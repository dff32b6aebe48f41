import { keeping } from './kept.ts'
import { codeAtHand, talk } from './talk.ts'

type Found = { readonly state: string; readonly enveloped: boolean; readonly wave: string; readonly zoneId: string; readonly fingerprint: string }

/** Shows the code once, and goes on where the sheet is filled in without it. Whatever is wrong is said by the page without script. */
export function start(form: HTMLFormElement): void {
  form.addEventListener('submit', (sent) => {
    sent.preventDefault()
    void begin(form).catch(() => form.submit())
  })
}

async function begin(form: HTMLFormElement): Promise<void> {
  const code = String(new FormData(form).get('code') ?? '')
  const { state, enveloped, wave, zoneId, fingerprint } = await talk<Found>('ask', 'survey.sheet-to-fill', { code })
  // A sheet that was being sent when something broke is sent on from here, although its invitation is ticked off.
  const begun = (await (await keeping(code, wave)).read())?.token !== undefined
  if (!begun && (state !== 'open' || enveloped)) return form.submit()
  const { language, fingerprint: printed = '' } = form.dataset
  if (printed !== '' && plain(printed) !== plain(fingerprint)) {
    const problem = document.querySelector<HTMLElement>('#start-problem')!
    problem.hidden = false
    return
  }
  codeAtHand.keep(code)
  location.assign(`/${language}/answer/here?wave=${wave}&zone=${zoneId}`)
}

const plain = (mark: string) => mark.toUpperCase().replace(/[^0-9A-Z]/g, '')
