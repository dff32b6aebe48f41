/** The title of a page, as its meta: what it is, then where. */
export const titled = (title: string, description?: string) => [{ title: `${title} – Vatra` }, ...(description ? [{ name: 'description', content: description }] : [])]
