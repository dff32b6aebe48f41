import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'

type Props = {
  readonly use: 'make' | 'show'
  /** What the browser asks the device, and the same question as the form carries it back. */
  readonly offer: { readonly options: object; readonly question: string; readonly script: string }
  readonly button: string
  /** Said when the device gave nothing. */
  readonly failed: string
  readonly children?: ReactNode
}

/** A form that a passkey fills in. It is hidden until its script is there: without script the other way stands on the same page. */
export function PasskeyForm({ use, offer, button, failed, children }: Props) {
  return (
    <>
      <form method="post" data-passkey={use} data-options={JSON.stringify(offer.options)} hidden>
        <input type="hidden" name="way" value="passkey" />
        <input type="hidden" name="question" value={offer.question} />
        <input type="hidden" name="answer" data-answer="" />
        {children}
        <p className="error" role="alert" data-said="" hidden>{failed}</p>
        <Button>{button}</Button>
      </form>
      <script type="module" src={offer.script} />
    </>
  )
}
