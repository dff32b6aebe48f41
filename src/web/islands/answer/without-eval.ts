import { config } from 'zod'

// Shapes are checked step by step: the quicker way writes a program of its own, which our pages forbid, and asking whether it may is told as an attempt.
config({ jitless: true })
