import type { Config } from '@react-router/dev/config'

/** The site's pages lie in src/web; every address is known from the start, so that a live page asks for no list of them later. */
export default { appDirectory: 'src/web', buildDirectory: 'build', ssr: true, routeDiscovery: { mode: 'initial' } } satisfies Config
