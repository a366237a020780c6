import type { Actor } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { directionOf, formatList, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { StatementProvider } from '../../../kernel/module/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import { partyName, regionWord } from '../../parties/index.js';
import { type FileToGive, fileNamed, formatIn } from '../files.js';
import { findGaps } from './find-gaps.js';
import { type Cell, type GapsFilter, measuresIn } from './gaps.js';

/**
 * Who said something on which measure as a file: a row a State, a column a measure, the day on which it was said last. Codes in JSON.
 *
 * @throws Refusal `no-such-format`
 */
export async function exportGaps(
  db: Database,
  actor: Actor,
  statements: StatementProvider,
  { format: asked, filter, lang }: { format: string | undefined; filter: GapsFilter; lang: Lang },
): Promise<FileToGive> {
  const format = formatIn(['xlsx', 'csv', 'json'] as const, asked);
  const t = translatorFor(lang);
  const { states } = await findGaps(db, actor, statements, filter, lang);
  const measures = measuresIn(filter);
  const now = new Date();
  const named = (pieces: FileToGive['pieces']) => fileNamed('plan-gaps', dayOf(now), format, pieces);
  if (format === 'json') {
    const rows = states.map(({ party, asked: n, said, cells }) => ({
      ...{ party: party.code, region: party.region, asked: n, said },
      measures: Object.fromEntries(measures.map((measure, k) => [measure.n, cellCode(cells[k])])),
    }));
    const whole = JSON.stringify({ schema: 'concordance.plan-gaps/1', asOf: dayOf(now), states: rows }, null, 1);
    return named([new TextEncoder().encode(`${whole}\n`)]);
  }
  const columns = [
    { header: t('plan.gaps.code'), width: 8 },
    { header: t('plan.gaps.state'), width: 30 },
    { header: t('plan.gaps.region'), width: 16 },
    ...measures.map(({ n, titles }) => ({
      header: t('plan.measure.name', { n, title: formatList(lang, titles(lang)) }),
      width: 12,
    })),
  ];
  const rows: CellToWrite[][] = states.map(({ party, cells }) => [
    party.code,
    partyName(t, party),
    party.region === null ? null : regionWord(t, party.region),
    ...cells.map((cell) =>
      cell.kind === 'said' ? cell.day : t(cell.kind === 'silent' ? 'plan.gaps.silent' : 'plan.gaps.not-asked'),
    ),
  ]);
  if (format === 'csv') return named(writeCsv(columns, rows));
  const title = t('plan.gaps.title');
  return named(
    writeWorkbook([{ name: title, columns, rows, rightToLeft: directionOf(lang) === 'rtl' }], {
      ...{ title, creator: 'Concordance', language: lang, created: now, description: t('plan.gaps.says') },
    }),
  );
}

function cellCode(cell: Cell | undefined): string | null {
  if (cell === undefined) return null;
  return cell.kind === 'said' ? cell.day : cell.kind;
}
