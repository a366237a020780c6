import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
  TextArea,
  TextField,
} from '../../../kernel/ui/index.js';
import { bringText } from '../bring-text.js';
import { findImports } from '../find-imports.js';
import { getDocument } from '../get-document.js';
import { mayBring } from '../policy.js';
import { Refusal } from '../refusal.js';
import type { TextImport } from '../store/imports.js';
import { refusalErrors } from './refused.js';
import { nameOf } from './words.js';

interface BringForm {
  paste: string;
  lang: string;
  symbol: string;
  /** Slug of the document it is brought to. */
  document: string;
}

/** `/bring`: a file or a paste, its language and symbol where known. */
export async function bringPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const slug = url.searchParams.get('document') ?? '';
  const document = slug === '' ? null : await getDocument(house.db, actor, slug);
  const form = { paste: '', lang: '', symbol: document?.symbol ?? '', document: document?.slug ?? '' };
  const recent = await findImports(house.db, actor, 8);
  return c.html(
    <Bring
      frame={frame}
      form={form}
      to={document === null ? null : nameOf(frame.t, document)}
      writes={mayBring(actor)}
      recent={recent}
    />,
  );
}

/** Takes the form. What was typed comes back with the errors; a file that was sent must be chosen once more. */
export async function bringSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const sent = await c.req.parseBody({ all: true });
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
  const form = { paste: field('paste'), lang: field('lang'), symbol: field('symbol'), document: field('document') };
  const file = sent.file instanceof File && sent.file.size > 0 ? sent.file : null;
  try {
    if (file !== null && form.paste.trim() !== '') throw new Refusal('file-and-paste', { field: 'paste' });
    const document = form.document === '' ? null : await getDocument(house.db, actor, form.document);
    const { importId } = await bringText(house.db, actor, {
      bytes:
        file === null
          ? new TextEncoder().encode(form.paste.trim() === '' ? '' : form.paste)
          : new Uint8Array(await file.arrayBuffer()),
      name: file === null ? 'pasted.txt' : file.name,
      pasted: file === null,
      lang: isLang(form.lang) ? form.lang : null,
      symbol: form.symbol,
      documentId: document?.id ?? null,
    });
    return c.redirect(pathIn(frame.lang, `/imports/${importId}`), 303);
  } catch (error) {
    if (error instanceof NotAllowed) return c.html(<Bring frame={frame} form={form} to={null} writes={false} />, 403);
    if (!(error instanceof Refusal)) throw error;
    const errors = refusalErrors(frame.t, error, 'file');
    return c.html(<Bring frame={frame} form={form} to={null} writes errors={errors} />, error.status);
  }
}

function Bring({
  frame,
  form,
  to,
  writes,
  errors = {},
  recent = [],
}: {
  frame: Frame;
  form: BringForm;
  to: string | null;
  writes: boolean;
  errors?: FormErrors;
  recent?: readonly TextImport[];
}) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('documents.bring.title')}
      islands={['drop-zone']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={to === null ? t('documents.bring.title') : t('documents.bring.title-of', { document: to })}
        intro={t('documents.bring.intro')}
      />
      <ErrorSummary errors={errors} />
      {writes ? null : (
        <Notice kind="due" title={t('documents.bring.administrator')}>
          <p>{t('documents.bring.administrator-how')}</p>
        </Notice>
      )}
      <Form action={pathIn(lang, '/bring')} files>
        <input type="hidden" name="document" value={form.document} />
        <FileField
          name="file"
          label={t('documents.bring.file')}
          hint={t('documents.bring.file-hint')}
          accept=".txt,.html,.htm,.docx,.pdf"
          error={errors.file}
        />
        <TextArea
          name="paste"
          label={t('documents.bring.paste')}
          hint={t('documents.bring.paste-hint')}
          value={form.paste}
          rows={10}
          error={errors.paste}
        />
        <Select
          name="lang"
          label={t('documents.bring.lang')}
          hint={t('documents.bring.lang-hint')}
          value={form.lang}
          options={[
            { value: '', label: t('documents.bring.lang-found') },
            ...LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one })),
          ]}
        />
        <TextField
          name="symbol"
          label={t('documents.bring.symbol')}
          hint={t('documents.bring.symbol-hint')}
          width="short"
          value={form.symbol}
          error={errors.symbol}
        />
        <div class="actions">
          <Button>{t('documents.bring.go')}</Button>
        </div>
      </Form>
      {recent.length === 0 ? null : (
        <section aria-labelledby="recent">
          <h2 id="recent">{t('documents.bring.recent')}</h2>
          <ul role="list" class="prose">
            {recent.map((one) => (
              <li>
                <a href={pathIn(lang, `/imports/${one.id}`)}>
                  <bdi>{one.fileName}</bdi>
                </a>{' '}
                <span class="quiet">
                  {t(`documents.import.state.${one.state}`)} <bdi>{formatMoment(lang, one.begunAt)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
