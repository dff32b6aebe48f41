import fc from 'fast-check'

/** Properties are tried on other cases every day, and on the same ones all day: who repeats a day (VATRA_DAY) meets what it met. At night they are any. */
if (process.env.VATRA_NIGHT !== '1') fc.configureGlobal({ seed: Number(process.env.VATRA_DAY ?? Math.floor(Date.now() / 86_400_000)) })

export default fc
