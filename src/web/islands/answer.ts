import './answer/without-eval.ts'
import { sheet } from './answer/sheet.ts'
import { start } from './answer/start.ts'

/** Answering in a browser that runs scripts: the sheet is filled in here, and goes out without the code. Without this, pages ask block by block. */
const form = document.querySelector<HTMLFormElement>('#start')
const page = document.querySelector<HTMLElement>('#sheet')
if (form && crypto.subtle) start(form)
if (page) void sheet(page)
