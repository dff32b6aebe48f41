import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** The part of signing in that only a browser's script can do: it asks the device for a passkey, or to make one, and puts the answer into the form. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) if ('PublicKeyCredential' in window) ready(form)

function ready(form: HTMLFormElement): void {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void asked(form)
  })
}

async function asked(form: HTMLFormElement): Promise<void> {
  const said = form.querySelector<HTMLElement>('[data-said]')!
  said.hidden = true
  try {
    const optionsJSON = JSON.parse(form.dataset.options!)
    const answer = form.dataset.passkey === 'make' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
    form.querySelector<HTMLInputElement>('input[data-answer]')!.value = JSON.stringify(answer)
    form.submit()
  } catch {
    // Whoever closes the device's question, or has no passkey here, is told so and may choose the other way.
    said.hidden = false
  }
}
