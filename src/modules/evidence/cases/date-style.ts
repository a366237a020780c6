/** Ways to write a full date; each is a style of its own. */
const STYLES: readonly [style: string, form: RegExp][] = [
  ['2016-03-09', /^\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}.*)?$/],
  ['2016/03/09', /^\d{4}\/\d{1,2}\/\d{1,2}$/],
  ['2016.03.09', /^\d{4}\.\d{1,2}\.\d{1,2}\.?$/],
  ['20160309', /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/],
  ['09/03/2016', /^\d{1,2}\/\d{1,2}\/\d{4}$/],
  ['09-03-2016', /^\d{1,2}-\d{1,2}-\d{4}$/],
  ['09.03.2016', /^\d{1,2}\.\d{1,2}\.\d{4}$/],
  ['09/03/16', /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/],
  ['9 March 2016', /^\d{1,2}(?:er|\.)?\s+(?:de\s+)?\p{L}{3,}\.?\s+(?:de\s+)?\d{4}$/u],
  ['March 9, 2016', /^\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}$/u],
  ['09-Mar-2016', /^\d{1,2}-\p{L}{3,}-\d{2,4}$/u],
  ['2016年3月9日', /^\d{4}年\d{1,2}月\d{1,2}日$/],
];

/** The style in which a value is a full date, shown as that style writes 9 March 2016; null where it is none. */
export function dateStyle(value: string): string | null {
  return STYLES.find(([, form]) => form.test(value))?.[0] ?? null;
}
