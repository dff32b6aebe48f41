/** So long the answer to a form is waited for, in milliseconds, before a page shows how far the work is. Tests are more patient or less. */
export const patience = { most: 1500 }
