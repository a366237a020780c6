import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { SheetRefusal, saySheetRefusal, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import {
  Button,
  DateText,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  type FormErrors,
  Layout,
  PageHead,
  pathIn,
  Select,
  Table,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { whole } from '../formats/whole.js';
import { HouseRefusal } from '../house-refusal.js';
import { bringPopulation, bringsPopulation, seesAllImports } from '../indicator/bring-population.js';
import { POPULATION_COLUMNS } from '../indicator/population.js';
import { listPopulation, listPopulationImports, listPopulationSources } from '../store/population.js';
import { INDICATOR_PATH, POPULATION_PATH } from './indicator.js';
import { Count, EVIDENCE, textsOf } from './parts.js';
import { importPath } from './population-import.js';
import { houseErrors } from './refused.js';

interface Typed {
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

/** `/evidence/population`: by which populations counts are divided, whose they are and of when. */
export async function populationPage(c: Context<PageEnv>, house: House, typed: Typed = { values: {}, errors: {} }) {
  const { actor, frame, lang, t } = c.var;
  const sources = await listPopulationSources(house.db.connection);
  const brings = bringsPopulation(actor);
  const title = t('evidence.population.title');
  return c.html(
    <Layout
      frame={frame}
      title={title}
      styles={['evidence.css']}
      islands={['drop-zone']}
      failed={Object.keys(typed.errors).length > 0}
    >
      <PageHead
        title={title}
        intro={t('evidence.population.intro')}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.rate.title'), href: pathIn(lang, INDICATOR_PATH) },
        ]}
      />
      <ErrorSummary errors={typed.errors} />
      <Table
        id="populations"
        caption={t('evidence.population.sources')}
        rows={sources}
        columns={[
          {
            key: 'source',
            label: t('evidence.about.source'),
            heads: true,
            cell: ({ source }) => <bdi dir="auto">{source}</bdi>,
          },
          { key: 'as-of', label: t('evidence.population.as-of'), cell: ({ asOf }) => <DateText date={asOf} /> },
          {
            key: 'countries',
            label: t('evidence.population.countries'),
            numeric: true,
            cell: ({ countries }) => <Count n={countries} />,
          },
          {
            key: 'years',
            label: t('evidence.population.years'),
            cell: ({ from, to }) => <bdi>{from === to ? from : `${from}–${to}`}</bdi>,
          },
          { key: 'rows', label: t('evidence.data.rows'), numeric: true, cell: ({ rows }) => <Count n={rows} /> },
        ]}
        empty={
          <EmptyState title={t('evidence.population.none')}>
            <p>{t('evidence.population.none-how')}</p>
          </EmptyState>
        }
      />
      <p class="picture-files">
        <a href={pathIn(lang, `${POPULATION_PATH}/files/csv`)}>
          {t('evidence.population.file')} {t('evidence.format.csv')}
        </a>
        <a href={pathIn(lang, `${POPULATION_PATH}/files/xlsx`)}>
          {t('evidence.population.file')} {t('evidence.format.xlsx')}
        </a>
      </p>
      {brings ? <Bring typed={typed} /> : null}
      {brings ? <Recent imports={await importsFor(c, house)} /> : null}
    </Layout>,
  );
}

const importsFor = ({ var: { actor } }: Context<PageEnv>, { db }: House) =>
  listPopulationImports(db.connection, {
    by: seesAllImports(actor) || actor.kind === 'public' ? null : actor.id,
    limit: 8,
  });

function Bring({ typed: { values, errors } }: { typed: Typed }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="bring">
      <h2 id="bring">{t('evidence.population.bring')}</h2>
      <p class="measure">{t('evidence.population.bring-what')}</p>
      <Form action={pathIn(lang, POPULATION_PATH)} files>
        <FileField
          name="file"
          label={t('evidence.bring.file')}
          hint={t('evidence.population.file-hint')}
          accept=".csv,.xlsx"
          error={errors.file}
        />
        <Select
          name="per"
          label={t('evidence.population.per')}
          value={values.per ?? '1'}
          options={[
            { value: '1', label: t('evidence.population.per-1') },
            { value: '1000', label: t('evidence.population.per-1000') },
          ]}
        />
        <TextField
          name="source"
          label={t('evidence.about.source')}
          hint={t('evidence.population.source-hint')}
          value={values.source}
          error={errors.source}
        />
        <TextField
          name="asOf"
          label={t('evidence.population.as-of')}
          hint={t('evidence.population.as-of-hint')}
          width="short"
          value={values.asOf}
          error={errors.asOf}
        />
        <div class="actions">
          <Button>{t('evidence.population.compare')}</Button>
        </div>
      </Form>
    </section>
  );
}

function Recent({ imports }: { imports: Awaited<ReturnType<typeof importsFor>> }) {
  const { t, lang } = useFrame();
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t('evidence.population.recent')}</h2>
      <ul role="list" class="lines">
        {imports.map(({ id, fileName, state, begunAt }) => (
          <li>
            <a href={importPath(lang, id)}>
              <bdi>{fileName}</bdi>
            </a>{' '}
            <span class="quiet">
              {t(`evidence.population.state.${state}`)} <bdi>{formatMoment(lang, begunAt)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Takes a file: nothing changes before somebody has seen what would. */
export async function populationSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  const body = await c.req.parseBody();
  const values = textsOf(body);
  const file = body.file instanceof File ? body.file : null;
  try {
    const { importId } = await bringPopulation(house.db, actor, {
      bytes: new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)),
      fileName: file?.name ?? '',
      source: values.source ?? '',
      asOf: (values.asOf ?? '').trim(),
      per: values.per === '1000' ? 1000 : 1,
    });
    return c.redirect(importPath(lang, importId), 303);
  } catch (error) {
    const known = error instanceof SheetRefusal ? { file: saySheetRefusal(t, error) } : null;
    if (known === null && (!(error instanceof HouseRefusal) || error.status === 404)) throw error;
    c.status(error instanceof HouseRefusal ? error.status : 422);
    const errors = error instanceof HouseRefusal ? houseErrors(t, error, 'file') : known;
    return populationPage(c, house, { values, errors: errors ?? {} });
  }
}

/** `/evidence/population/files/:format`: all of it, as it goes back in. */
export async function populationFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const format = c.req.param('format');
  if (format !== 'csv' && format !== 'xlsx') throw new HouseRefusal('no-such-picture');
  const columns = POPULATION_COLUMNS.map((header) => ({ header }));
  const rows = (await listPopulation(house.db.connection)).map((row) => [
    ...[row.country, row.year, row.sex, row.age, row.persons, row.source, row.asOf],
  ]);
  const written =
    format === 'csv'
      ? writeCsv(columns, rows)
      : writeWorkbook([{ name: 'population', columns, rows }], {
          ...{ title: c.var.t('evidence.population.title'), creator: 'Concordance' },
          ...{ language: c.var.lang, created: new Date() },
        });
  return c.body(new Uint8Array(await whole(written)), 200, {
    'Content-Type':
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="population.${format}"`,
  });
}
