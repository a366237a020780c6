import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Layout, PageHead, Progress } from '../../../kernel/ui/index.js';
import { openWithin } from '../register/open-register.js';
import { dayOf } from '../timing/days.js';
import type { Page } from './commitment-pages.js';

/** So long people wait for an answer without being told why. */
const PATIENCE_MS = 3_000;
const AGAIN_SECONDS = 3;

/** A page that needs the whole register: while that is still being read in, it says how far it is, and shows itself when it is there. */
export function onceRead(house: House, page: Page): Page {
  return async (c: Context<PageEnv>) => {
    const reading = await openWithin(house.db, dayOf(new Date()), PATIENCE_MS);
    if (reading === 'open') return page(c);
    const { frame } = c.var;
    const title = frame.t('commitments.reading.title');
    c.header('Retry-After', String(AGAIN_SECONDS));
    c.header('Cache-Control', 'no-store');
    return c.html(
      <Layout frame={frame} title={title} islands={['job-progress']} refresh={AGAIN_SECONDS}>
        <PageHead title={title} intro={frame.t('commitments.reading.text')} />
        <Progress id="reading" state="running" {...reading} label={frame.t('commitments.reading.label')} />
      </Layout>,
      503,
    );
  };
}
