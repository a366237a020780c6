import { formatNumber } from '../i18n/index.js';
import { ButtonLink, type Frame, Layout, PageHead, pathIn } from '../ui/index.js';
import type { Problem } from './problem.js';
import { titleOf } from './problem-words.js';

/** A problem as a page: what happened, what to do, and a number to quote where it is our fault. */
export function ErrorPage({ frame, problem, requestId }: { frame: Frame; problem: Problem; requestId: string }) {
  const { t, lang } = frame;
  const title = titleOf(t, problem.status);
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        meta={<span>{formatNumber(lang, problem.status)}</span>}
        intro={t(problem.text, problem.values)}
      >
        {problem.status >= 500 ? (
          <p>{t.rich('http.error.reference', { id: <code dir="ltr">{requestId}</code> })}</p>
        ) : null}
        <p>
          <ButtonLink href={pathIn(lang, '/')}>{t('http.error.home')}</ButtonLink>
        </p>
      </PageHead>
    </Layout>
  );
}
