/** A row as it stands in CSV. */
export const csvLine = (cells: readonly string[], delimiter: string): string => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`

/** A cell as it stands in CSV: in quotes where it must be. */
export function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
