import { Hono } from 'hono';
import { EmptyState, type Frame, Layout, PageHead, Table } from '../ui/index.js';
import type { ApiDocument } from './api-document.js';
import { type ApiOperation, operationsOf } from './api-operations.js';
import type { PageEnv } from './context.js';

/** The API for people: the same document that programs read, as a page. */
export function apiPages(document: () => ApiDocument): Hono<PageEnv> {
  return new Hono<PageEnv>().get('/api', (c) =>
    c.html(<ApiPage frame={c.var.frame} operations={operationsOf(document())} />),
  );
}

function ApiPage({ frame, operations }: { frame: Frame; operations: readonly ApiOperation[] }) {
  const { t } = frame;
  return (
    <Layout frame={frame} title={t('http.api.title')}>
      <PageHead title={t('http.api.title')} intro={t('http.api.intro')}>
        <p>
          <a href="/api/v1/openapi.json">{t('http.api.document')}</a>
        </p>
      </PageHead>
      {operations.length === 0 ? <EmptyState title={t('http.api.empty')} /> : null}
      {operations.map((operation) => (
        <Operation frame={frame} operation={operation} />
      ))}
    </Layout>
  );
}

function Operation({ frame: { t }, operation }: { frame: Frame; operation: ApiOperation }) {
  const { id, method, path, summary, fields, answers } = operation;
  return (
    <section aria-labelledby={id} class="operation">
      <h2 id={id}>
        <bdi>
          <code dir="ltr">
            {method} {path}
          </code>
        </bdi>
      </h2>
      <p>
        <bdi lang="en">{summary}</bdi>
      </p>
      {fields.length === 0 ? null : (
        <Table
          id={`${id}-fields`}
          caption={<Caption words={t('http.api.parameters')} of={operation} />}
          columns={[
            {
              key: 'name',
              label: t('http.api.name'),
              heads: true,
              cell: (field) => <code dir="ltr">{field.name}</code>,
            },
            { key: 'kind', label: t('http.api.kind'), cell: (field) => <code dir="ltr">{field.kind}</code> },
            {
              key: 'meaning',
              label: t('http.api.meaning'),
              cell: (field) => (
                <>
                  {field.required ? <strong>{t('http.api.required')}</strong> : null}{' '}
                  <bdi lang="en">{field.meaning}</bdi>
                </>
              ),
            },
          ]}
          rows={fields}
        />
      )}
      <Table
        id={`${id}-answers`}
        caption={<Caption words={t('http.api.answer')} of={operation} />}
        columns={[
          { key: 'status', label: t('http.api.status'), heads: true, cell: (answer) => answer.status },
          { key: 'kind', label: t('http.api.kind'), cell: (answer) => <code dir="ltr">{answer.kind}</code> },
          { key: 'meaning', label: t('http.api.meaning'), cell: (answer) => <bdi lang="en">{answer.meaning}</bdi> },
        ]}
        rows={answers}
      />
    </section>
  );
}

/** Tables of many operations stand on one page: each is heard with the operation that it belongs to. */
function Caption({ words, of: { method, path } }: { words: string; of: ApiOperation }) {
  return (
    <>
      {words}
      <bdi class="heard">
        {' '}
        {method} {path}
      </bdi>
    </>
  );
}
