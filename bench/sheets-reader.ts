/**
 * Reads one workbook in a process of its own and says how: `node --import tsx bench/sheets-reader.ts house|whole FILE`.
 * `whole` is the plain way: unpack everything, parse the sheet into an array of arrays.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { openSheet } from '../src/kernel/sheets/index.js';

const [way, file] = process.argv.slice(2);
const bytes = readFileSync(file ?? '');

function parseWhole(xml: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'row') row = [];
    if (name === 'c') text = '';
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c') row.push(text);
    if (name === 'row') rows.push(row);
  });
  parser.write(xml).close();
  return rows;
}

let cells = 0;
if (way === 'house') {
  for await (const row of (await openSheet(bytes)).rows()) cells += row.cells.length;
} else {
  const parts = unzipSync(bytes);
  const sheet = parts['xl/worksheets/sheet1.xml'];
  if (sheet) for (const row of parseWhole(strFromU8(sheet))) cells += row.length;
}
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({ cells, seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024 }),
);
