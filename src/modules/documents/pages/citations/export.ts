import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { Translator } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import type { CitationQuery } from '../../citations/graph.js';
import { type FoundCitations, findCitations, type ListedCitation } from '../../find-citations.js';
import { Refusal } from '../../refusal.js';
import { ArcPicture } from './picture.js';

export const CITATION_FORMATS = ['csv', 'json', 'svg'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

const TYPES: Readonly<Record<CitationFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** `/citations/export/:format`: all that the table lists, or the picture, under the same policy as the page. */
export async function citationsExport(c: Context<PageEnv>, house: House, query: CitationQuery): Promise<Response> {
  const format = CITATION_FORMATS.find((known) => known === c.req.param('format'));
  if (format === undefined) throw new Refusal('no-such-format');
  const { actor, lang, t } = c.var;
  const whole = { sort: 'citing', descending: true, limit: format === 'svg' ? 0 : 1e6, offset: 0 } as const;
  const found = await findCitations(house.db, actor, query, whole, lang);
  const name = ['citations', ...(found.selection.focus === null ? [] : [found.selection.focus.key]), format].join('.');
  return c.body(bodyOf(t, format, found), 200, {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}

function bodyOf(t: Translator, format: CitationFormat, { selection, rows }: FoundCitations): string {
  switch (format) {
    case 'csv':
      return citationsCsv(rows);
    case 'json':
      return `${JSON.stringify({ schema: 'concordance.citations/1', citations: rows.map(citationRecord) }, null, 2)}\n`;
    case 'svg':
      return `<?xml version="1.0" encoding="UTF-8"?>\n${ArcPicture({ t, selection, hrefOf: null })}\n`;
  }
}

/** A citation as exports and the API tell it. */
export function citationRecord({ citing, cited, sources, places }: ListedCitation) {
  return {
    citing: { symbol: citing.symbol, slug: citing.slug, status: citing.status, adopted: citing.date },
    cited: { symbol: cited.symbol, slug: cited.slug },
    sources,
    paragraphs: places.map(({ section, part, n, eId, textId }) => ({ section, part, n, eId, textId })),
  };
}

/** One row a citation; paragraphs as their places in the text, "preamble 2; 4; annex 12". */
function citationsCsv(rows: readonly ListedCitation[]): string {
  const records = rows.map(({ citing, cited, sources, places }) => ({
    citing: citing.symbol ?? citing.key,
    status: citing.status,
    adopted: citing.date ?? '',
    cited: cited.symbol ?? cited.key,
    here: cited.slug === null ? 'no' : 'yes',
    sources: sources.join(' '),
    paragraphs: places
      .map(({ section, part, n }) => [section === 'operative' ? null : section, part, n].filter(Boolean).join(' '))
      .join('; '),
  }));
  const columns = ['citing', 'status', 'adopted', 'cited', 'here', 'sources', 'paragraphs'];
  return stringify(records, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
