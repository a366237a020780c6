/** What makes Excel, LibreOffice or Sheets take a csv cell for a formula, with apostrophes that a guard put before it. */
const TAKEN_FOR_FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
const GUARDED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** A csv cell that no spreadsheet runs: an apostrophe before what looks like a formula (OWASP, "CSV injection"). */
export function guardFormula(text: string): string {
  return TAKEN_FOR_FORMULA.test(text) ? `'${text}` : text;
}

/** The cell as it was before `guardFormula`, for any text. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
