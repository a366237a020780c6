import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
} from '../../../kernel/ui/index.js';
import { lookAtColumns } from '../studies/get-study.js';
import { sayColumns } from '../studies/say-columns.js';
import { type FoundColumn, ROLES, type Study } from '../studies/study.js';
import { isRefused, refusalErrors } from './refused.js';

/** `/estimation/:id/columns`: what stands in each column of the table. */
export async function columnsPage(c: Context<PageEnv>, house: House) {
  const found = await lookAtColumns(house.db, c.var.actor, c.req.param('id') ?? '');
  const said = new Map((found.study.columns ?? []).map(({ name, role }) => [name, role]));
  const columns = found.columns.map((column) => ({ ...column, role: said.get(column.name) ?? column.role }));
  return c.html(<Columns frame={c.var.frame} {...found} columns={columns} />);
}

/** Takes what was said of the columns; it comes back with the place of what is wrong. */
export async function columnsSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const id = c.req.param('id') ?? '';
  const sent = await c.req.parseBody();
  const found = await lookAtColumns(house.db, actor, id);
  const columns = found.columns.map((column, k) => ({
    ...column,
    role: ROLES.find((role) => role === sent[`column-${k + 1}`]) ?? column.role,
  }));
  try {
    await sayColumns(house.db, actor, id, columns);
    return c.redirect(pathIn(frame.lang, `/estimation/${id}/method`), 303);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const errors = refusalErrors(frame.t, error, 'columns');
    return c.html(<Columns frame={frame} {...found} columns={columns} errors={errors} />, 422);
  }
}

interface ColumnsProps {
  frame: Frame;
  study: Study;
  rows: number;
  columns: readonly FoundColumn[];
  errors?: FormErrors;
}

function Columns({ frame, study, rows, columns, errors = {} }: ColumnsProps) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('estimation.columns.title')}
      styles={['estimation.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('estimation.columns.title')}
        above={[
          { label: t('estimation.list.title'), href: pathIn(lang, '/estimation') },
          { label: study.title, href: pathIn(lang, `/estimation/${study.id}`) },
        ]}
        intro={t('estimation.columns.intro', { rows })}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, `/estimation/${study.id}/columns`)} label={t('estimation.columns.title')}>
        <div id="columns" tabindex={-1}>
          {columns.map((column, k) => (
            <Select
              name={`column-${k + 1}`}
              label={<bdi>{column.name}</bdi>}
              hint={<bdi>{column.sample.join(' · ')}</bdi>}
              value={column.role}
              options={ROLES.map((role) => ({ value: role, label: t(`estimation.columns.role.${role}`) }))}
            />
          ))}
        </div>
        <div class="actions">
          <Button>{t('estimation.columns.go')}</Button>
        </div>
      </Form>
    </Layout>
  );
}
