import { redirect } from 'react-router'
import { answerCodeForgotten } from '#web/http/answer-code.ts'

/** An unsuspicious page that is there in every language. */
const elsewhere = 'https://www.wikipedia.org/'

/** Leaves at once: this browser forgets the code and what it kept of these pages; a draft that was sent stays sealed, and with the browser's half forgotten nobody opens it. */
export const loader = () => redirect(elsewhere, { headers: [...answerCodeForgotten(), ['clear-site-data', '"cache", "storage"']] })
