import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { exportActions, formatOf } from '../export-actions.js';
import { findMatrix, readMatrixFilter } from '../find-matrix.js';
import { exportInstruments } from '../instruments/export-instruments.js';
import { exportLaws } from '../laws/export-laws.js';
import { openBoard } from '../open-board.js';
import { Refusal } from '../refusal.js';

/** `/treaties/export/:format`: what the participants did that the matrix shows at the same address. */
export async function exportAnswer(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { url, actor, lang } = c.var;
  const format = formatOf(c.req.param('format'));
  const filtered = [...url.searchParams].length > 0;
  const { rows } = await findMatrix(db, actor, readMatrixFilter(url.searchParams), lang);
  const partyIds = filtered ? new Set(rows.map(({ id }) => id)) : null;
  return answered(c, await exportActions(db, actor, { format, instrument: null, partyIds, lang }));
}

/** `/treaties/:code/export/:format` */
export async function exportInstrument(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const code = c.req.param('code') ?? '';
  if (!(await openBoard(db)).byCode.has(code)) throw new Refusal('no-such-instrument');
  const format = formatOf(c.req.param('format'));
  const { actor, lang } = c.var;
  return answered(c, await exportActions(db, actor, { format, instrument: code, partyIds: null, lang }));
}

/** `/treaties/instruments/export/:format`: the instruments themselves. */
export async function exportInstrumentList(c: Context<PageEnv>, { db }: House): Promise<Response> {
  return answered(c, await exportInstruments(db, formatOf(c.req.param('format')), c.var.lang));
}

/** `/treaties/laws/export/:format`: the laws that the reader may see. */
export async function exportLawList(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const { actor, lang } = c.var;
  return answered(c, await exportLaws(db, actor, { format: formatOf(c.req.param('format')), lang }));
}

async function answered(
  c: Context<PageEnv>,
  { mediaType, fileName, pieces }: Awaited<ReturnType<typeof exportActions>>,
): Promise<Response> {
  const whole: Uint8Array[] = [];
  for await (const piece of pieces) whole.push(piece);
  return c.body(Buffer.concat(whole), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
}
