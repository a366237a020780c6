import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
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
  TextField,
} from '../../../kernel/ui/index.js';
import { mayBring } from '../policy.js';
import { bringTable } from '../studies/bring-table.js';
import { isRefused, refusalErrors } from './refused.js';

/** `/estimation/new`: a title and a table. */
export async function bringPage(c: Context<PageEnv>) {
  return c.html(<Bring frame={c.var.frame} title="" writes={mayBring(c.var.actor)} />);
}

/** Takes the form; a title that was typed comes back with what is wrong with the file. */
export async function bringSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const sent = await c.req.parseBody();
  const title = typeof sent.title === 'string' ? sent.title : '';
  const file = sent.file instanceof File && sent.file.size > 0 ? sent.file : null;
  try {
    const { studyId } = await bringTable(house.db, actor, {
      title,
      name: file?.name ?? '',
      bytes: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
    });
    return c.redirect(pathIn(frame.lang, `/estimation/${studyId}/columns`), 303);
  } catch (error) {
    if (error instanceof NotAllowed) return c.html(<Bring frame={frame} title={title} writes={false} />, 403);
    if (!isRefused(error)) throw error;
    const status = 'status' in error ? error.status : 422;
    return c.html(<Bring frame={frame} title={title} writes errors={refusalErrors(frame.t, error, 'file')} />, status);
  }
}

function Bring({
  frame,
  title,
  writes,
  errors = {},
}: {
  frame: Frame;
  title: string;
  writes: boolean;
  errors?: FormErrors;
}) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('estimation.bring.title')}
      styles={['estimation.css']}
      islands={['drop-zone']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('estimation.bring.title')}
        above={[{ label: t('estimation.list.title'), href: pathIn(lang, '/estimation') }]}
        intro={t('estimation.bring.intro')}
      />
      <ErrorSummary errors={errors} />
      {writes ? null : (
        <Notice kind="due" title={t('estimation.bring.administrator')}>
          <p>{t('estimation.bring.administrator-how')}</p>
        </Notice>
      )}
      <Notice kind="note" title={t('estimation.bring.sensitive')}>
        <p>{t('estimation.bring.sensitive-text')}</p>
        <pre dir="ltr">
          <code>concordance estimate lists.csv --out report.pdf</code>
        </pre>
      </Notice>
      <Form action={pathIn(lang, '/estimation/new')} files>
        <TextField
          name="title"
          label={t('estimation.bring.name')}
          hint={t('estimation.bring.name-hint')}
          value={title}
          error={errors.title}
        />
        <FileField
          name="file"
          label={t('estimation.bring.file')}
          hint={t('estimation.bring.file-hint')}
          accept=".csv,.tsv,.txt,.xlsx"
          error={errors.file}
        />
        <div class="actions">
          <Button>{t('estimation.bring.go')}</Button>
        </div>
      </Form>
    </Layout>
  );
}
