import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import { RETENTION, RETENTION_CLASSES, type RetentionClass } from '../../../kernel/privacy/index.js';
import { Layout, PageHead, Table } from '../../../kernel/ui/index.js';

/** `/privacy`: what is kept of people, why and how long, from the table that the daily job applies. */
export function privacyPage(c: Context<PageEnv>): Response | Promise<Response> {
  const { frame } = c.var;
  const { t } = frame;
  return c.html(
    <Layout frame={frame} title={t('audit.privacy.title')} styles={['audit.css']}>
      <PageHead title={t('audit.privacy.title')} intro={t('audit.privacy.intro')} />
      <div class="one">
        <section>
          <h2>{t('audit.privacy.kept')}</h2>
          <Table
            id="kept"
            caption={t('audit.privacy.kept')}
            captionHidden
            columns={[
              {
                key: 'what',
                label: t('audit.privacy.what-and-why'),
                heads: true,
                cell: (kind: RetentionClass) => (
                  <>
                    {t(`audit.kept.${kind}.what`)}
                    <br />
                    <span class="quiet">{t(`audit.kept.${kind}.why`)}</span>
                  </>
                ),
              },
              { key: 'long', label: t('audit.privacy.how-long'), cell: (kind) => periodWords(t, kind) },
            ]}
            rows={RETENTION_CLASSES}
          />
        </section>
        {(['log', 'erasure', 'visitors'] as const).map((part) => (
          <section>
            <h2>{t(`audit.privacy.${part}`)}</h2>
            <div class="prose">
              <p>{t(`audit.privacy.${part}-text`)}</p>
            </div>
          </section>
        ))}
      </div>
    </Layout>,
  );
}

/** "30 days after its end" */
export function periodWords(t: Translator, kind: RetentionClass): string {
  const { days, since } = RETENTION[kind];
  if (days === null) return t('audit.privacy.stays');
  if (days === 0) return t('audit.privacy.at-end');
  return t(`audit.privacy.after-${since}`, { days });
}
