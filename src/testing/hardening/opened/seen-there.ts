/** What is found on a page that shows hostile texts. */
export type Seen = { readonly ran: number; readonly refused: readonly string[]; readonly grown: readonly string[]; readonly links: readonly string[]; readonly shown: number }

/** What has become of hostile texts on the page that is open: did one run, was one stopped at the last door, is one more than text? Said in a browser, by whoever drives it. */
export function seenThere(): Seen {
  const all = [...document.querySelectorAll('*')]
  const grown = all.filter((each) => [...each.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value) && /^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name)) || /^(iframe|object|embed|applet|base|math|foreignobject|marquee|portal)$/i.test(each.tagName) || (each.tagName === 'SCRIPT' && !each.getAttribute('src')?.startsWith('/')))
  const { hostileRan = 0, hostileRefused = [] } = window as unknown as { hostileRan?: number; hostileRefused?: string[] }
  return { ran: hostileRan, refused: hostileRefused, grown: grown.map((each) => each.outerHTML.slice(0, 120)), shown: document.body.innerHTML.split('ran(1)').length - 1, links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!) }
}
