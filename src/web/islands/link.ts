/**
 * What a link opens stands behind the sign # of its address, which no server is sent: this takes it into the form that opens it, and out of the address
 * and the history. Without script it is copied into the same form by hand.
 */
const form = document.querySelector<HTMLFormElement>('form[data-link]')
const byHand = form?.querySelector<HTMLElement>('[data-by-hand]')
const code = location.hash.slice(1)

if (form && byHand && code !== '') {
  byHand.querySelector('input')!.value = code
  byHand.hidden = true
  history.replaceState(null, '', location.pathname)
  if (form.dataset.link === 'looks') form.requestSubmit()
}

export {}
