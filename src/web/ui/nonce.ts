import { createContext } from 'react'

/** The number used once that lets a live page start; unknown in the browser, which hides it. */
export const Nonce = createContext<string | undefined>(undefined)
