import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  Select,
} from '../../../kernel/ui/index.js';
import { type ComparedTexts, compareTexts } from '../compare-texts.js';
import { findDocuments } from '../find-documents.js';
import { Refusal } from '../refusal.js';
import type { ListedDocument } from '../store/documents.js';
import { ComparisonView } from './comparison-view.js';
import { refusalErrors } from './refused.js';
import { nameOf, titleText } from './words.js';

/** `/compare?old=&new=`: choose any two documents with a text, and see what changed from the one to the other. */
export async function comparePage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const old = url.searchParams.get('old') ?? '';
  const now = url.searchParams.get('new') ?? '';
  const { rows } = await findDocuments(
    house.db,
    actor,
    { text: true },
    { sort: 'adopted', descending: true, limit: 500, offset: 0 },
  );
  let compared: ComparedTexts | null = null;
  let errors: FormErrors = {};
  if (old !== '' && now !== '') {
    try {
      compared = await compareTexts(house.db, actor, { old, new: now, lang: frame.lang });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors = refusalErrors(frame.t, error, 'old');
    }
  }
  return c.html(
    <ComparePage frame={frame} old={old} now={now} rows={rows} compared={compared} errors={errors} />,
    Object.keys(errors).length > 0 ? 404 : 200,
  );
}

interface ComparePageProps {
  frame: Frame;
  old: string;
  now: string;
  rows: readonly ListedDocument[];
  compared: ComparedTexts | null;
  errors: FormErrors;
}

function ComparePage({ frame, old, now, rows, compared, errors }: ComparePageProps) {
  const { t } = frame;
  const title =
    compared === null
      ? t('documents.compare.title')
      : t('documents.compare.title-of', {
          old: nameOf(t, compared.old.document),
          new: nameOf(t, compared.new.document),
        });
  const options = [
    { value: '', label: t('documents.compare.choose') },
    ...rows.map((row) => ({ value: row.slug, label: `${nameOf(t, row)} · ${titleText(t, row.titles)}` })),
  ];
  const chosen = (asked: string, side: 'old' | 'new') => compared?.[side].document.slug ?? asked;
  return (
    <Layout frame={frame} title={title} styles={['documents.css']} failed={Object.keys(errors).length > 0}>
      <PageHead title={title} intro={compared === null ? t('documents.compare.intro') : undefined} />
      <ErrorSummary errors={errors} />
      <form class="choose" action={frame.url.pathname} aria-label={t('documents.compare.title')}>
        <Select
          name="old"
          label={t('documents.compare.old')}
          value={chosen(old, 'old')}
          options={options}
          error={errors.old}
        />
        <Select
          name="new"
          label={t('documents.compare.new')}
          value={chosen(now, 'new')}
          options={options}
          error={errors.new}
        />
        <Button kind={compared === null ? 'first' : 'second'}>{t('documents.compare.go')}</Button>
      </form>
      {compared === null ? null : <ComparisonView compared={compared} />}
    </Layout>
  );
}
