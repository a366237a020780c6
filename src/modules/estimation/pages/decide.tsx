import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { MessageKey } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Confirm, Layout, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { getStudyToWrite } from '../studies/get-study.js';

const ASKED = {
  delete: {
    title: 'estimation.study.delete',
    text: 'estimation.study.delete-text',
    go: 'estimation.study.delete-go',
  },
  publish: {
    title: 'estimation.study.publish',
    text: 'estimation.study.publish-text',
    go: 'estimation.study.publish-go',
  },
} as const satisfies Record<string, Record<string, MessageKey>>;

/** `/estimation/:id/delete` and `/publish`: asks once more, and says what will happen. */
export async function decidePage(c: Context<PageEnv>, house: House, asked: keyof typeof ASKED) {
  const { actor, frame } = c.var;
  requirePermission(actor, 'estimation.write');
  const study = await getStudyToWrite(house.db.connection, actor, c.req.param('id') ?? '');
  const { t, lang } = frame;
  const { title, text, go } = ASKED[asked];
  const path = pathIn(lang, `/estimation/${study.id}`);
  return c.html(
    <Layout frame={frame} title={t(title)} styles={['estimation.css']}>
      <PageHead
        title={t(title)}
        above={[
          { label: t('estimation.list.title'), href: pathIn(lang, '/estimation') },
          { label: study.title, href: path },
        ]}
      />
      <Confirm action={`${path}/${asked}`} label={t(go)} back={path}>
        <p class="measure">{t(text)}</p>
      </Confirm>
    </Layout>,
  );
}
