import type { Page } from 'playwright-core'

/** Somebody opens a link to sign in and copies its code by hand, as one does whose browser runs no script. */
export async function opensLink(page: Page, address: string, token: string): Promise<void> {
  await page.goto(`${address}/en/sign-in/link`)
  await page.locator('input[name="link"]').fill(token)
  await page.locator('form[data-link] button').click()
  await page.waitForURL(/\/en\/(station|partner)(\/|$)/)
}
