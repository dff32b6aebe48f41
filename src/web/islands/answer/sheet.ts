import { asked, checkedAnswers, fingerprint, type Given, type Instrument, type Pin } from '#domains/survey/words.ts'
import { fill, mark, pinsIn, typedIn } from './fields.ts'
import { keeping, type Kept } from './kept.ts'
import { send } from './send.ts'
import { codeAtHand, No, talk } from './talk.ts'

type Asked = { readonly instrument: Instrument; readonly fingerprint: string; readonly publics: Readonly<Record<string, string>> }
type Begun = { readonly state: string; readonly enveloped: boolean; readonly elsewhere: boolean; readonly answers: Given; readonly done: string[]; readonly pins: Pin[] | null; readonly cell: { stratum: number | null; unit: number | null } }

/** Fills a sheet in, part by part, in this browser alone, and sends it at the end. */
export async function sheet(page: HTMLElement): Promise<void> {
  const { wave, zone, language } = page.dataset as { wave: string; zone: string; language: string }
  const words = JSON.parse(page.dataset.words!) as Readonly<Record<string, string>>
  const code = codeAtHand.get(), start = `/${language}/answer`
  if (code === null || !crypto.subtle) return location.replace(start)
  const kept = await keeping(code, wave)
  // The questions and the keys are asked for without a code: they are everybody's.
  const [{ instrument, publics, fingerprint: told }, begun] = await Promise.all([talk<Asked>('ask', 'survey.questionnaire', { wave, zone }, { alone: true }), talk<Begun>('ask', 'survey.sheet-to-fill', { code }, { alone: true })])
  const here = await kept.read()
  if (!here?.token && (begun.state !== 'open' || begun.enveloped)) return location.replace(start)
  let now: Kept = here ?? { answers: begun.answers, done: [...begun.done], pins: begun.pins ?? [] }
  const parts = [...page.querySelectorAll<HTMLFormElement>('form[data-block]')].sort((one, other) => order(one) - order(other))
  const nameOf = (part: HTMLFormElement) => part.dataset.block!
  fill(page, now.answers, now.pins)
  for (const part of parts) {
    part.addEventListener('input', () => ask())
    part.addEventListener('submit', (sent) => { sent.preventDefault(); void next(part) })
    part.querySelector('[data-back]')?.addEventListener('click', () => show(parts[parts.indexOf(part) - 1]!))
  }
  ask()
  page.hidden = false
  if (!here && begun.elsewhere) document.querySelector<HTMLElement>('#begun-elsewhere')!.hidden = false
  if (fingerprint(publics) !== told) return mark(page, {}, words['web.key-differs'])
  show(here?.token ? parts.at(-1)! : parts.find((part) => !now.done.includes(nameOf(part))) ?? parts.at(-1)!)

  /** The order in which parts are gone through: places after the first block. */
  function order(part: HTMLFormElement): number {
    const block = part.dataset.block!, at = instrument.blocks.findIndex(({ id }) => id === block)
    return block === 'send' ? Infinity : block === 'places' ? 0.5 : at
  }

  function answers(): Given {
    return Object.assign({}, ...parts.filter((part) => !['places', 'send'].includes(nameOf(part))).map(typedIn)) as Given
  }

  /** Shows the questions that these answers bring up, and no others. */
  function ask(): void {
    const ids = new Set(asked(instrument, checkedAnswers(instrument, answers()).answers).map(({ id }) => id))
    for (const field of page.querySelectorAll<HTMLElement>('[data-question]')) field.hidden = !ids.has(field.dataset.question!)
  }

  function show(part: HTMLFormElement): void {
    mark(page, {})
    for (const one of parts) one.hidden = one !== part
    part.querySelector('h1')?.focus()
    scrollTo(0, 0)
  }

  async function next(part: HTMLFormElement): Promise<void> {
    const block = nameOf(part), given = answers()
    const inBlock = new Set(instrument.questions.filter((question) => question.block === block).map(({ id }) => id))
    const { faults, unanswered } = checkedAnswers(instrument, given)
    const all = { ...Object.fromEntries(unanswered.map((id) => [id, 'survey.choose-an-answer'])), ...faults }
    const wrong = Object.fromEntries(Object.entries(all).filter(([id]) => inBlock.has(id)).map(([id, said]) => [id, words[said] ?? said]))
    if (Object.keys(wrong).length > 0) return mark(page, wrong)
    const pinned = page.querySelector<HTMLFormElement>('#part-places')
    now = { ...now, answers: given, pins: pinned ? pinsIn(pinned) : [], done: [...new Set([...now.done, block])] }
    await kept.keep(now)
    if (block !== 'send') return show(parts[parts.indexOf(part) + 1]!)
    const elsewhere = instrument.blocks.find(({ id }) => Object.keys(all).some((wrongly) => instrument.questions.some((question) => question.id === wrongly && question.block === id)))
    if (elsewhere) return show(parts.find((one) => nameOf(one) === elsewhere.id)!)
    await finished(part)
  }

  async function finished(part: HTMLFormElement): Promise<void> {
    const button = part.querySelector<HTMLButtonElement>('button[type=submit]')!
    button.disabled = true
    try {
      await send(code!, now, { wave, zone, language, publicKey: publics[zone]!, cell: begun.cell }, async (sheet) => kept.keep(now = sheet))
      kept.forget()
      codeAtHand.forget()
      location.replace(`${start}/thanks`)
    } catch (wrong) {
      button.disabled = false
      mark(page, {}, words[wrong instanceof No ? wrong.message : 'web.not-sent'] ?? words['web.not-sent'])
    }
  }
}
