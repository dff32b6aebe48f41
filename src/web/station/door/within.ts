/** Only an address of this site, and none that a browser would read as another's; else the workbench. */
export const within = (to: string | null, lang: string): string => (to !== null && /^\/[a-z]{2}\/[A-Za-z0-9/_.?=&%-]*$/.test(to) ? to : `/${lang}/station`)
