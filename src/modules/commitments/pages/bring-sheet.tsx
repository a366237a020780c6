import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
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
} from '../../../kernel/ui/index.js';
import { bringSheet, findSheetImports } from '../bring-sheet.js';
import { EXPORT_FORMATS } from '../export-register.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import type { RegisterImport } from '../store/imports.js';
import { refusalErrors } from './refused.js';

/** `/commitments/import`: takes an export of the register back. */
export async function bringSheetPage(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const recent = await findSheetImports(house.db, actor, 8);
  return c.html(<BringSheet frame={frame} writes={may(actor, 'write', 'import', {})} recent={recent} />);
}

export async function bringSheetSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const sent = await c.req.parseBody();
  const file = sent.file instanceof File ? sent.file : null;
  try {
    const { importId } = await bringSheet(house.db, actor, {
      bytes: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
      name: file?.name ?? '',
    });
    return c.redirect(pathIn(frame.lang, `/commitments/import/${importId}`), 303);
  } catch (error) {
    const recent = await findSheetImports(house.db, actor, 8);
    if (error instanceof NotAllowed) return c.html(<BringSheet frame={frame} writes={false} recent={recent} />, 403);
    if (!(error instanceof Refusal)) throw error;
    const errors = refusalErrors(frame.t, error, 'file');
    return c.html(<BringSheet frame={frame} writes recent={recent} errors={errors} />, error.status);
  }
}

function BringSheet({
  frame,
  writes,
  recent,
  errors = {},
}: {
  frame: Frame;
  writes: boolean;
  recent: readonly RegisterImport[];
  errors?: FormErrors;
}) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('commitments.import.title')}
      islands={['drop-zone']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('commitments.import.title')}
        above={[{ label: t('commitments.register.title'), href: pathIn(lang, '/commitments') }]}
        intro={t('commitments.import.intro')}
      >
        <p class="meta quiet">
          {t('commitments.import.get')}
          {t('commitments.import.colon')}
          {EXPORT_FORMATS.map((format, at) => (
            <>
              {at === 0 ? ' ' : ' · '}
              <a href={pathIn(lang, `/commitments/export/${format}?all=1`)}>
                <bdi>{format}</bdi>
              </a>
            </>
          ))}
        </p>
      </PageHead>
      <ErrorSummary errors={errors} />
      {writes ? (
        <Form action={pathIn(lang, '/commitments/import')} files>
          <FileField
            name="file"
            label={t('commitments.import.file')}
            hint={t('commitments.import.file-hint')}
            accept=".xlsx,.xlsm,.csv,.json"
            error={errors.file}
          />
          <div class="actions">
            <Button>{t('commitments.import.go')}</Button>
          </div>
        </Form>
      ) : (
        <Notice kind="due" title={t('commitments.import.administrator')} />
      )}
      {recent.length === 0 ? null : (
        <section aria-labelledby="recent">
          <h2 id="recent">{t('commitments.import.recent')}</h2>
          <ul role="list" class="prose">
            {recent.map((one) => (
              <li>
                <a href={pathIn(lang, `/commitments/import/${one.id}`)}>
                  <bdi>{one.file_name}</bdi>
                </a>{' '}
                <span class="quiet">
                  {t(`commitments.import.state.${one.state}`)} <bdi>{formatMoment(lang, one.begun_at)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
