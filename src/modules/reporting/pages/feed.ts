import type { Context } from 'hono';
import { PUBLIC } from '../../../kernel/access/index.js';
import { type IcsEvent, writeIcs } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { findCallsSeen } from '../calls/get-call.js';
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
