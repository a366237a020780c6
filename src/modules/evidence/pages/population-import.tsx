import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber, type Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  DateText,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  SheetDecision,
  Table,
  useFrame,
} from '../../../kernel/ui/index.js';
import { codeWord } from '../concepts/concept-words.js';
import { HouseRefusal } from '../house-refusal.js';
import { applyPopulation, getPopulationImport, undoPopulation } from '../indicator/bring-population.js';
import { countKinds, ROW_KINDS, type RowKind, type StagedRow } from '../indicator/staged-row.js';
import { type Ground, openGround } from '../published/open-published.js';
import type { PopulationImport } from '../store/population.js';
import { INDICATOR_PATH, POPULATION_PATH } from './indicator.js';
import { EVIDENCE } from './parts.js';
import { houseSentence } from './refused.js';

/** Rows of one kind that a page shows; the counts say how many there are. */
const MOST_SHOWN = 200;

export const importPath = (lang: Lang, id: string): string => pathIn(lang, `${POPULATION_PATH}/imports/${id}`);

/** `/evidence/population/imports/:id`: what a file would change, or has changed. */
export async function populationImportPage(c: Context<PageEnv>, house: House, refused: string | null = null) {
  const found = await getPopulationImport(house.db, c.var.actor, c.req.param('id') ?? '');
  const ground = await openGround(house.db, c.var.actor);
  return c.html(<ImportView frame={c.var.frame} found={found} ground={ground} refused={refused} />);
}

export const populationApplied = (c: Context<PageEnv>, house: House) => decided(c, house, applyPopulation);
export const populationUndone = (c: Context<PageEnv>, house: House) => decided(c, house, undoPopulation);

async function decided(c: Context<PageEnv>, house: House, decide: typeof applyPopulation): Promise<Response> {
  const id = c.req.param('id') ?? '';
  try {
    await decide(house.db, c.var.actor, id);
  } catch (error) {
    if (!(error instanceof HouseRefusal) || error.status === 404) throw error;
    c.status(error.status);
    return populationImportPage(c, house, houseSentence(c.var.t, error));
  }
  return c.redirect(importPath(c.var.lang, id), 303);
}

interface ViewProps {
  frame: Frame;
  found: PopulationImport;
  ground: Ground;
  refused: string | null;
}

function ImportView({ frame, found, ground, refused }: ViewProps) {
  const { t, lang } = frame;
  const counts = countKinds(found.rows);
  const todo = counts.new + counts.changed;
  const path = importPath(lang, found.id);
  return (
    <Layout frame={frame} title={found.fileName} styles={['evidence.css']} failed={refused !== null}>
      <PageHead
        title={<bdi>{found.fileName}</bdi>}
        above={[
          { label: t('evidence.rate.title'), href: pathIn(lang, INDICATOR_PATH) },
          { label: t('evidence.population.title'), href: pathIn(lang, POPULATION_PATH) },
        ]}
        intro={t(`evidence.population.says.${found.state}`)}
        meta={
          <>
            <bdi dir="auto">{found.source}</bdi> <DateText date={found.asOf} />{' '}
            {ROW_KINDS.map((kind) => (
              <span>
                {t(`evidence.population.kind.${kind}`)} <bdi>{formatNumber(lang, counts[kind])}</bdi>{' '}
              </span>
            ))}
            <span>
              {t('evidence.population.kind.unchanged')} <bdi>{formatNumber(lang, found.unchanged)}</bdi>
            </span>
          </>
        }
      />
      <SheetDecision
        refused={refused}
        state={found.state}
        todo={todo}
        path={path}
        apply={t('evidence.population.apply', { n: todo })}
        done={t('evidence.population.done', { n: todo })}
      />
      {found.state === 'compared' && todo === 0 ? <p>{t('evidence.population.nothing')}</p> : null}
      {ROW_KINDS.map((kind) => (
        <Rows kind={kind} ground={ground} rows={found.rows.filter((row) => row.kind === kind)} />
      ))}
      <p>
        <a href={pathIn(lang, EVIDENCE)}>{t('evidence.title')}</a>
      </p>
    </Layout>
  );
}

function Rows({ kind, ground, rows }: { kind: RowKind; ground: Ground; rows: readonly StagedRow[] }) {
  const { t, lang } = useFrame();
  if (rows.length === 0) return null;
  const number = (n: number | undefined): string => (n === undefined ? '' : formatNumber(lang, n));
  return (
    <section>
      <Table
        id={`rows-${kind}`}
        stacks
        caption={
          <>
            {t(`evidence.population.kind.${kind}`)} <small>{formatNumber(lang, rows.length)}</small>
          </>
        }
        columns={[
          {
            key: 'line',
            label: t('evidence.population.line'),
            numeric: true,
            heads: true,
            cell: ({ line }) => <bdi>{line}</bdi>,
          },
          {
            key: 'what',
            label: t('evidence.population.of'),
            cell: ({ row, problem }) =>
              row === null ? (
                <Wrong problem={problem} />
              ) : (
                [
                  codeWord(t, ground, 'REPORTED_BY', row.country),
                  String(row.year),
                  ...(row.sex === '_T' ? [] : [codeWord(t, ground, 'SEX', row.sex)]),
                  ...(row.age === '_T' ? [] : [codeWord(t, ground, 'AGE', row.age)]),
                ].join(' · ')
              ),
          },
          {
            key: 'before',
            label: t('evidence.population.before'),
            numeric: true,
            cell: ({ before }) => <bdi>{number(before?.persons)}</bdi>,
          },
          {
            key: 'after',
            label: t('evidence.population.after'),
            numeric: true,
            cell: ({ row }) => <bdi>{number(row?.persons)}</bdi>,
          },
        ]}
        rows={rows.slice(0, MOST_SHOWN)}
      />
      {rows.length > MOST_SHOWN ? (
        <p class="quiet">{t('evidence.population.more', { n: rows.length - MOST_SHOWN })}</p>
      ) : null}
    </section>
  );
}

function Wrong({ problem }: Pick<StagedRow, 'problem'>) {
  const { t } = useFrame();
  if (problem === null) return null;
  return <>{t(`evidence.population.problem.${problem.code}`, { given: problem.given })}</>;
}
