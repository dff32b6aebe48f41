import { useLocation } from 'react-router'
import { speak, type Say } from '#web/say.ts'

/** The voice of the page: the language is in its address. */
export const useSay = (): Say => speak(useLocation().pathname.split('/')[1])
