/** The headers of a page that is the same for everybody: browsers may keep it for a minute, and the server its bytes. */
export const everybody = () => ({ 'cache-control': 'public, max-age=60' })
