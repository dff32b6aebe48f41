import type { Page } from 'playwright-core'

type Walk = { readonly stops: number; readonly reached: Set<string>; readonly unseen: Set<string> }

/** Walks a page by Tab until it has been everywhere, and says what cannot be reached and what does not show that it has the focus. */
export async function faultsByKeyboard(page: Page): Promise<readonly string[]> {
  const stops = await page.evaluate(() => {
    // A group of radio buttons is one stop; the arrows go on from there.
    const nameOf = (stop: Element) => (stop instanceof HTMLInputElement && stop.type === 'radio' ? `group ${stop.name}` : null)
    // What a page has taken away, such as a field that it filled in by itself, is there for nobody.
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter((stop) => stop.checkVisibility())
    all.forEach((stop, at) => { stop.dataset.stop = nameOf(stop) ?? String(at) })
    const walk: Walk = { stops: new Set(all.map((stop) => stop.dataset.stop)).size, reached: new Set(), unseen: new Set() }
    const ring = (part: Element | null) => part !== null && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 2
    document.addEventListener('focusin', ({ target }) => {
      const here = target as HTMLElement
      if (here.dataset.stop === undefined) return
      const { width, height } = here.getBoundingClientRect()
      if (!((ring(here) || ring(here.closest('label'))) && width > 0 && height > 0)) walk.unseen.add(`${here.tagName} ${here.id} ${here.textContent?.slice(0, 40)}`)
      walk.reached.add(here.dataset.stop)
    }, true)
    Object.assign(window, { walk })
    return walk.stops
  })
  const keys = await page.context().newCDPSession(page)
  let reached = 0
  // Some fields are several stops of their own, such as a day with its month and year.
  for (let pressed = 0; reached < stops && pressed < stops * 4;) {
    const more = Math.max(stops - reached, 5)
    await Promise.all(Array.from({ length: more }, () => ['rawKeyDown', 'keyUp'] as const).flat().map((type) => keys.send('Input.dispatchKeyEvent', { type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 })))
    pressed += more
    reached = await page.evaluate(() => (window as unknown as { walk: Walk }).walk.reached.size)
  }
  await keys.detach()
  const unseen = await page.evaluate(() => [...(window as unknown as { walk: Walk }).walk.unseen])
  return [...unseen.map((words) => `${words} shows no focus`), ...(reached === stops ? [] : [`${stops - reached} of ${stops} are not reached`])]
}
