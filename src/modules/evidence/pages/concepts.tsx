import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
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
  Table,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { Code, Concept, Registry, Titles } from '../concepts/concept.js';
import { loadList, type ReadList } from '../concepts/load-list.js';
import { openRegistry } from '../concepts/open-registry.js';
import { writeConcepts } from '../concepts/write-concepts.js';
import { whole } from '../formats/whole.js';
import { HouseRefusal } from '../house-refusal.js';
import { may } from '../policy.js';
import { EvidenceRefusal } from '../refusal.js';
import { sayRefusal } from '../words.js';
import { EVIDENCE, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

const PATH = `${EVIDENCE}/concepts`;
const FORMATS = ['csv', 'xlsx'] as const;
const LIST = /^[a-z][a-z0-9-]{1,30}$/u;

interface View {
  registry: Registry;
  loads: boolean;
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
  loaded: ReadList | null;
}

/** `/evidence/concepts`: what columns and values mean, and what others call them. */
export async function conceptsPage(c: Context<PageEnv>, house: House) {
  const view = { values: {}, errors: {}, loaded: null };
  return c.html(<ConceptsView frame={c.var.frame} view={await viewOf(c, house, view)} />);
}

export async function listSent(c: Context<PageEnv>, house: House) {
  const { actor, t } = c.var;
  const body = await c.req.parseBody();
  const values = textsOf(body);
  try {
    if (!(body.file instanceof File) || body.file.size === 0) throw new HouseRefusal('file-missing', { field: 'file' });
    const bytes = new Uint8Array(await body.file.arrayBuffer());
    const loaded = await loadList(house.db, actor, { bytes, source: values.source ?? '' });
    return c.html(
      <ConceptsView frame={c.var.frame} view={await viewOf(c, house, { values: {}, errors: {}, loaded })} />,
    );
  } catch (error) {
    const errors = errorsOf(t, error);
    c.status(422);
    return c.html(<ConceptsView frame={c.var.frame} view={await viewOf(c, house, { values, errors, loaded: null })} />);
  }
}

function errorsOf(t: Translator, error: unknown): FormErrors {
  if (error instanceof EvidenceRefusal) return { file: sayRefusal(t.lang, error) };
  if (error instanceof HouseRefusal && error.status !== 404) return houseErrors(t, error, 'file');
  throw error;
}

async function viewOf(
  c: Context<PageEnv>,
  house: House,
  shown: Pick<View, 'values' | 'errors' | 'loaded'>,
): Promise<View> {
  const registry = await openRegistry(house.db.connection);
  return { registry, loads: c.var.actor.kind !== 'public' && may(c.var.actor, 'write', 'code list', {}), ...shown };
}

/** `/evidence/concepts/files/:format?list=ictip`: the registry, and the template of a list beside it. */
export async function conceptsFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const format = FORMATS.find((one) => one === c.req.param('format'));
  const list = c.req.query('list') ?? null;
  if (format === undefined || (list !== null && !LIST.test(list))) throw new HouseRefusal('no-such-concept');
  const bytes = await whole(writeConcepts(await openRegistry(house.db.connection), format, list));
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type':
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="concepts${list === null ? '' : `-${list}`}.${format}"`,
  });
}

const inWords = (titles: Titles, { lang }: Translator): string => titles[lang] ?? titles.en ?? '';

function ConceptsView({ frame, view }: { frame: Frame; view: View }) {
  const { t, lang } = frame;
  const { registry, loads, errors, loaded } = view;
  return (
    <Layout
      frame={frame}
      title={t('evidence.concepts.title')}
      styles={['evidence.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('evidence.concepts.title')}
        intro={t('evidence.concepts.intro')}
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
      />
      <ErrorSummary errors={errors} />
      {loaded === null ? null : (
        <Notice kind="done" title={t('evidence.concepts.loaded')}>
          <p>{t('evidence.concepts.loaded-what', { beside: loaded.beside, fresh: loaded.fresh })}</p>
        </Notice>
      )}
      <p class="actions">
        {FORMATS.map((format) => (
          <a href={pathIn(lang, `${PATH}/files/${format}`)}>
            {t('evidence.concepts.file')} {t(`evidence.format.${format}`)}
          </a>
        ))}
        <a href={pathIn(lang, `${PATH}/files/xlsx?list=ictip`)}>{t('evidence.concepts.template')}</a>
      </p>
      {loads ? <Load view={view} /> : null}
      {[...registry.concepts.values()].map((concept) => (
        <ConceptPart concept={concept} lists={registry.lists} />
      ))}
    </Layout>
  );
}

function Load({ view: { values, errors } }: { view: View }) {
  const { t, lang } = useFrame();
  return (
    <details class="more" open={Object.keys(errors).length > 0}>
      <summary>{t('evidence.concepts.load')}</summary>
      <p>{t('evidence.concepts.load-what')}</p>
      <Form action={pathIn(lang, PATH)} files>
        <FileField name="file" label={t('evidence.concepts.list')} accept=".csv,.xlsx" error={errors.file} />
        <TextField
          name="source"
          label={t('evidence.about.source')}
          hint={t('evidence.concepts.source-hint')}
          value={values.source}
          error={errors.source}
        />
        <div class="actions">
          <Button>{t('evidence.concepts.load')}</Button>
        </div>
      </Form>
    </details>
  );
}

function ConceptPart({ concept, lists }: { concept: Concept; lists: readonly string[] }) {
  const { t } = useFrame();
  const used = lists.filter((list) => [concept, ...concept.codes].some(({ words }) => (words[list] ?? []).length > 0));
  const title = inWords(concept.titles, t);
  const rows: Pick<Code, 'code' | 'titles' | 'words'>[] = [concept, ...concept.codes];
  return (
    <details class="more" id={concept.code}>
      <summary>
        {title} <bdi class="sym quiet">{concept.code}</bdi>
      </summary>
      <Table
        id={`codes-${concept.code}`}
        caption={title}
        captionHidden
        columns={[
          { key: 'code', label: t('evidence.concepts.code'), heads: true, cell: ({ code }) => <bdi>{code}</bdi> },
          {
            key: 'title',
            label: t('evidence.concepts.name'),
            cell: ({ titles, code }) => (code === concept.code ? <b>{title}</b> : inWords(titles, t)),
          },
          ...used.map((list) => ({
            key: list,
            label: <bdi>{list.toUpperCase()}</bdi>,
            cell: ({ words }: Pick<Code, 'words'>) => <bdi dir="auto">{(words[list] ?? []).join('; ')}</bdi>,
          })),
        ]}
        rows={rows}
      />
      {concept.form === 'country' ? <p class="quiet">{t('evidence.concepts.countries')}</p> : null}
      {concept.form === 'year' ? <p class="quiet">{t('evidence.concepts.years')}</p> : null}
    </details>
  );
}
