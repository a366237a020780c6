import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, Layout, Notice, PageHead } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';
import { ValueField } from './answers/value-field.js';
import { writableCall } from './build.js';
import { CallProse, CallText, callCrumbs, callPath } from './parts.js';
import { numbered } from './questions-view.js';

/** `/calls/:key/preview/:n`: a question as a party will see it; nothing is kept. */
export async function previewPage(c: Context<PageEnv>, house: House) {
  const { call, content } = await writableCall(c, house);
  const { frame } = c.var;
  const { t } = frame;
  const n = Number(c.req.param('n') ?? '1');
  const questions = numbered(content);
  const question = questions[n - 1];
  if (question === undefined) throw new Refusal('no-such-question');
  const title = t('reporting.preview.of', { n, of: questions.length });
  return c.html(
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead title={title} above={callCrumbs(t, call, content)} />
      <Notice title={t('reporting.preview.title')}>
        <p>{t('reporting.preview.kept-not')}</p>
      </Notice>
      {question.section === null ? null : (
        <p class="quiet">
          <CallText content={content} place={`section/${question.section}`} />
        </p>
      )}
      <h2>
        <CallText content={content} place={`question/${question.id}`} />
      </h2>
      <CallProse content={content} place={`help/${question.id}`} />
      <ValueField content={content} question={question} value={null} typed={{}} error={undefined} lang={frame.lang} />
      <p class="actions">
        {n > 1 ? (
          <ButtonLink href={callPath(t, call.key, `/preview/${n - 1}`)}>{t('reporting.preview.before')}</ButtonLink>
        ) : null}
        {n < questions.length ? (
          <ButtonLink href={callPath(t, call.key, `/preview/${n + 1}`)}>{t('reporting.preview.next')}</ButtonLink>
        ) : null}
        <ButtonLink href={callPath(t, call.key, '/questions')}>{t('reporting.build.title')}</ButtonLink>
      </p>
    </Layout>,
  );
}
