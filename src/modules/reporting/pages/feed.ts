import type { Context } from 'hono';
import { PUBLIC } from '../../../kernel/access/index.js';
import { type IcsEvent, writeIcs } from '../../../kernel/calendar/index.js';
import { writeAtom } from '../../../kernel/feeds/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { findCallPage, findCallsSeen } from '../calls/get-call.js';
import { callPath, callTitle } from './parts.js';

/** `/calls.ics`: the deadlines of calls that everybody may see, for calendars to subscribe to. */
export async function feedAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { t, url } = c.var;
  const calls = await findCallsSeen(house.db.connection, PUBLIC);
  const events = calls.flatMap(({ deadline, ...call }): IcsEvent[] => {
    if (deadline === null) return [];
    const title = callTitle(t, call, call.content);
    return [
      {
        uid: `call-${call.id}@concordance`,
        changedAt: call.changedAt,
        sequence: call.revision,
        firstDay: deadline,
        lastDay: deadline,
        yearly: false,
        status: 'confirmed',
        summary: t('reporting.feed.due', { title }),
        description: '',
        url: `${url.origin}${callPath(t, call.key)}`,
        category: t(`reporting.kind.${call.content.kind}`),
      },
    ];
  });
  const ics = writeIcs({
    name: t('reporting.list.title'),
    description: t('reporting.list.intro'),
    lang: t.lang,
    product: 'Calls for input',
    source: url.href,
    events,
  });
  return c.body(ics, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="calls.ics"',
  });
}

const LATEST = 50;

/** `/calls.atom`: calls that everybody may see, each once more when something of it changes. */
export async function atomAnswer(c: Context<PageEnv>, { db, config: { address } }: House): Promise<Response> {
  const { t, url, lang } = c.var;
  const base = address ?? url.origin;
  const calls = (await findCallPage(db.connection, PUBLIC, { offset: 0, limit: LATEST })).calls;
  const entries = calls.map((call) => ({
    id: `urn:uuid:${call.id}`,
    title: callTitle(t, call, call.content),
    updated: call.changedAt,
    address: base + callPath(t, call.key),
  }));
  const atom = writeAtom({
    id: `${base}${pathIn(lang, '/calls.atom')}`,
    ...{ title: t('reporting.list.title'), lang, entries },
    address: base + pathIn(lang, '/calls'),
    updated: new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime()))),
  });
  return c.body(atom, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
}
