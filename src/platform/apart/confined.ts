/** Is this the program that answers requests in earnest: one that may start no other, and knows its own folders alone? What it may not do itself it asks of programs beside it. */
export const confined = (): boolean => process.permission !== undefined && !process.permission.has('child')
