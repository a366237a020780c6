import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { getStudyView } from '../studies/get-study.js';
import { StudyRefusal } from '../studies/study-refusal.js';
import { DOWNLOADS, studyReport } from '../studies/study-report.js';

/** `/estimation/:id/report/:format?edition=whole`: the report to take along; the edition that everyone may see unless asked otherwise. */
export async function reportAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, lang, url } = c.var;
  const format = DOWNLOADS.find((known) => known === c.req.param('format'));
  if (format === undefined) throw new StudyRefusal('no-such-format');
  const { study, shown } = await getStudyView(house.db, actor, c.req.param('id') ?? '');
  const edition = url.searchParams.get('edition') === 'whole' ? 'whole' : 'published';
  const { bytes, mediaType, fileName } = await studyReport(actor, { study, run: shown, edition, format, lang });
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
}
