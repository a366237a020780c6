import { axisFromZero } from './axis.js';
import type { Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH, widthOf } from './svg.js';

/** How many belong to exactly these sets. A withheld number shows as a band that is the same for all of them. */
export interface SetRow {
  /** Positions of the sets. */
  members: readonly number[];
  count: number | null;
  /** Words in the place of a withheld number, such as "1–4". */
  band?: string | undefined;
}

const STEP = 19;

/** An UpSet plot (Lex et al. 2014), turned so that it reads on a phone: a row a combination, sets as columns of dots, bars. */
export function drawSets(words: PictureWords, sets: readonly string[], rows: readonly SetRow[]): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const gap = Math.min(20, Math.max(13, 150 / sets.length));
  const bars = sets.length * gap + 14;
  let y = 4;
  sets.forEach((name, k) => {
    sheet.text(0, y + 12, `${k + 1}`, { bold: true, size: 12 });
    sheet.text(22, y + 12, name, { most: WIDTH - 24 });
    y += 17;
  });
  y += 8;
  sets.forEach((_, k) => {
    sheet.text(k * gap + gap / 2, y + 12, `${k + 1}`, { anchor: 'middle', bold: true, size: 11 });
  });
  y += 20;
  sheet.line(0, y, WIDTH, y, 'strong');
  y += 4;
  const room = Math.max(
    0,
    ...rows.map(({ count, band }) => widthOf(count === null ? (band ?? '') : words.number(count), 12)),
  );
  const lengths = axisFromZero(Math.max(0, ...rows.map(({ count }) => count ?? 0)), 0, WIDTH - bars - room - 12);
  for (const row of rows) {
    const middle = y + STEP / 2;
    drawMembers(sheet, row.members, sets.length, gap, middle);
    const length = row.count === null ? 12 : Math.max(1, lengths.at(row.count));
    if (row.count === null) drawBand(sheet, bars, middle, length);
    else sheet.box(bars, middle - 6, length, 12, 'accent');
    sheet.text(bars + length + 6, middle + 4, row.count === null ? (row.band ?? '') : words.number(row.count), {
      ink: row.count === null ? 'soft' : 'ink',
    });
    y += STEP;
  }
  return sheet.finish(words, y + 4);
}

function drawMembers(sheet: Sheet, members: readonly number[], sets: number, gap: number, y: number): void {
  const at = (k: number) => k * gap + gap / 2;
  for (let k = 0; k < sets; k += 1) if (!members.includes(k)) sheet.dot(at(k), y, 3, 'line');
  const first = members[0];
  const last = members.at(-1);
  if (first !== undefined && last !== undefined && first !== last)
    sheet.line(at(first), y, at(last), y, 'ink', { width: 2 });
  for (const k of members) sheet.dot(at(k), y, 5, 'ink');
}

/** The same for every withheld number: stripes say that this is no length. */
function drawBand(sheet: Sheet, x: number, y: number, length: number): void {
  for (let k = 0; k < length; k += 4) sheet.line(x + k, y - 6, x + k, y + 6, 'strong', { width: 2 });
}
