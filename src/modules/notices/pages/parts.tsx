import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { directionOf } from '../../../kernel/i18n/index.js';
import { pathIn, Tabs, useFrame } from '../../../kernel/ui/index.js';
import type { SeenRecord } from '../../../kernel/work/index.js';

/** Fields of a form, one text each; what is not text is left out. */
export async function fieldsOf(c: Context<PageEnv>): Promise<(name: string) => string> {
  const form = await c.req.parseBody({ all: true });
  return (name) => {
    const value = [form[name]].flat()[0];
    return typeof value === 'string' ? value : '';
  };
}

/** What is one's own of notices: the list, what waits, mail, feeds. */
export function OwnTabs({ here }: { here: 'notices' | 'waiting' | 'mail' | 'feeds' }) {
  const { t, lang } = useFrame();
  const tabs = [
    { key: 'waiting', label: t('notices.waiting.tab'), path: '/waiting' },
    { key: 'notices', label: t('notices.list.tab'), path: '/notices' },
    { key: 'mail', label: t('notices.wishes.tab'), path: '/notices/mail' },
    { key: 'feeds', label: t('notices.feeds.tab'), path: '/notices/feeds' },
  ];
  return (
    <Tabs
      label={t('notices.tabs')}
      tabs={tabs.map(({ key, label, path }) => ({ label, href: pathIn(lang, path), current: key === here }))}
    />
  );
}

/** The title of a record, in its own language and direction. */
export function RecordTitle({ record: { title, lang } }: { record: Pick<SeenRecord, 'title' | 'lang'> }) {
  const { lang: reader } = useFrame();
  return lang === reader ? (
    <bdi>{title}</bdi>
  ) : (
    <bdi lang={lang} dir={directionOf(lang)}>
      {title}
    </bdi>
  );
}
