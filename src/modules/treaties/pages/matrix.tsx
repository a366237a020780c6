import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  Choices,
  EmptyState,
  Filters,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import {
  bodyWord,
  Disclaimer,
  NameText,
  partyKindWord,
  REGIONAL_GROUPS,
  REGIONS,
  regionWord,
} from '../../parties/index.js';
import type { InstrumentBoard } from '../board.js';
import { findMatrix, type Matrix, type MatrixFilter, readMatrixFilter, writeMatrixFilter } from '../find-matrix.js';
import { PARTAKERS } from '../participants.js';
import { mayWrite } from '../policy.js';
import { instrumentName, shortInstrumentName } from '../words.js';
import { cellOf } from './cell.js';
import { AsOf, instrumentPath, statePath } from './parts.js';

/** `/treaties`: every participant against every instrument. What it is narrowed to stands in the address. */
export async function matrixPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const filter = readMatrixFilter(url.searchParams);
  const matrix = await findMatrix(house.db, actor, filter, lang);
  return c.html(<MatrixView frame={frame} matrix={matrix} filter={filter} writes={mayWrite(actor)} />);
}

interface MatrixProps {
  frame: Frame;
  matrix: Matrix;
  filter: MatrixFilter;
  writes: boolean;
}

function MatrixView({ frame, matrix, filter, writes }: MatrixProps) {
  const { t, lang } = frame;
  const { board, rows } = matrix;
  const unknown = board.instruments.filter(({ known }) => !known);
  return (
    <Layout frame={frame} title={t('treaties.matrix.title')} styles={['treaties.css']}>
      <PageHead title={t('treaties.matrix.title')} intro={t('treaties.matrix.intro')}>
        {writes ? (
          <p class="actions">
            <ButtonLink href={pathIn(lang, '/treaties/import')}>{t('treaties.import.title')}</ButtonLink>
            <ButtonLink href={pathIn(lang, '/treaties/add')}>{t('treaties.add.title')}</ButtonLink>
            <ButtonLink href={pathIn(lang, '/treaties/instruments/import')}>
              {t('treaties.instruments.bring')}
            </ButtonLink>
          </p>
        ) : null}
      </PageHead>
      {unknown.length === 0 ? null : (
        <Notice kind="due" title={t('treaties.matrix.unknown', { n: unknown.length })}>
          <p>{t('treaties.matrix.unknown-why')}</p>
        </Notice>
      )}
      <div class="two rail">
        <Narrow frame={frame} matrix={matrix} filter={filter} />
        <div>
          {rows.length === 0 ? (
            <EmptyState title={t('treaties.matrix.none')}>
              <p>{t('treaties.matrix.none-next')}</p>
              <ButtonLink href={pathIn(lang, '/treaties')}>{t('treaties.matrix.all')}</ButtonLink>
            </EmptyState>
          ) : (
            <>
              <Legend frame={frame} />
              <MatrixTable frame={frame} matrix={matrix} />
              <Take frame={frame} filter={filter} />
            </>
          )}
          <Known frame={frame} boards={board.instruments} />
          <Disclaimer />
        </div>
      </div>
    </Layout>
  );
}

/** A table of its own: some 1,600 cells, each one letter of text or a year. */
function MatrixTable({ frame, matrix: { board, rows, total } }: { frame: Frame; matrix: Matrix }) {
  const { t, lang } = frame;
  return (
    <section class="scroll matrix" aria-labelledby="matrix-caption" tabindex={0}>
      <table id="matrix">
        <caption id="matrix-caption">{t('treaties.matrix.rows', { n: rows.length, total })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('treaties.column.participant')}</th>
            {board.instruments.map(({ instrument }) => (
              <th scope="col">
                <a href={instrumentPath(lang, instrument)} title={instrumentName(t, instrument)}>
                  {shortInstrumentName(t, instrument)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((party) => (
            <tr>
              <th scope="row">
                <a href={statePath(lang, party)}>
                  <NameText party={party} />
                </a>
              </th>
              {board.instruments.map((one) => {
                const { mark, text } = cellOf(one, party.id);
                return <td class={mark}>{text}</td>;
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('treaties.matrix.parties')}</th>
            {board.instruments.map(({ known, parties }) => (
              <td>{known ? formatNumber(lang, parties) : '?'}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Legend({ frame: { t } }: { frame: Frame }) {
  const marks = [
    ['mark-party', '2003', t('treaties.legend.party')],
    ['mark-consented', '2003+', t('treaties.legend.consented')],
    ['mark-signatory', '(2003)', t('treaties.legend.signatory')],
    ['mark-withdrawn', '2003–2010', t('treaties.legend.withdrawn')],
    ['', '–', t('treaties.legend.none')],
    ['', '?', t('treaties.legend.unknown')],
  ] as const;
  return (
    <ul role="list" class="legend quiet" aria-label={t('treaties.legend.title')}>
      {marks.map(([mark, text, words]) => (
        <li>
          <bdi class={mark} dir="ltr">
            {text}
          </bdi>{' '}
          {words}
        </li>
      ))}
    </ul>
  );
}

function Known({ frame, boards }: { frame: Frame; boards: readonly InstrumentBoard[] }) {
  const { t, lang } = frame;
  return (
    <section class="recent" aria-labelledby="known">
      <h2 id="known">{t('treaties.matrix.known')}</h2>
      <ul class="known">
        {boards.map((board) => (
          <li>
            <a href={instrumentPath(lang, board.instrument)}>{instrumentName(t, board.instrument)}</a>{' '}
            <span class="quiet">
              <AsOf board={board} />
            </span>
          </li>
        ))}
      </ul>
      <TakeAlong
        path={pathIn(lang, '/treaties/instruments/export')}
        query={new URLSearchParams()}
        words={t('treaties.instruments.take')}
      />
      <TakeAlong
        path={pathIn(lang, '/treaties/laws/export')}
        query={new URLSearchParams()}
        words={t('treaties.laws.take')}
      />
    </section>
  );
}

function Narrow({ frame, matrix: { board }, filter }: Omit<MatrixProps, 'writes'>) {
  const { t } = frame;
  const { parties } = filter;
  const instruments = board.instruments.map(({ instrument, known }) => ({ instrument, known }));
  const option = (value: string, label: string) => ({ value, label });
  return (
    <details class="narrow" open={frame.url.searchParams.size > 0 || undefined}>
      <summary>{t('treaties.matrix.narrow')}</summary>
      <Filters names={['q', 'kind', 'group', 'region', 'party', 'missing']}>
        <TextField name="q" type="search" label={t('treaties.matrix.search')} value={parties.q} />
        <Choices
          name="missing"
          kind="checkbox"
          legend={t('treaties.matrix.missing')}
          chosen={filter.missing}
          options={instruments
            .filter(({ known }) => known)
            .map(({ instrument }) => option(instrument.code, shortInstrumentName(t, instrument)))}
        />
        <Choices
          name="party"
          kind="checkbox"
          legend={t('treaties.matrix.party')}
          chosen={filter.party}
          options={instruments.map(({ instrument }) => option(instrument.code, shortInstrumentName(t, instrument)))}
        />
        <Choices
          name="group"
          kind="checkbox"
          legend={t('treaties.matrix.group')}
          chosen={parties.group}
          options={REGIONAL_GROUPS.map((group) => option(group, bodyWord(t, group)))}
        />
        <Choices
          name="region"
          kind="checkbox"
          legend={t('treaties.matrix.region')}
          chosen={parties.region}
          options={regionsFor(t, parties.region)}
        />
        <Choices
          name="kind"
          kind="checkbox"
          legend={t('treaties.matrix.kind')}
          chosen={parties.kind}
          options={PARTAKERS.map((kind) => option(kind, partyKindWord(t, kind)))}
        />
      </Filters>
    </details>
  );
}

/** Regions, and subregions that the address names. */
function regionsFor(t: Translator, chosen: readonly string[]) {
  const codes = [...Object.keys(REGIONS), ...chosen.filter((code) => !(code in REGIONS))];
  return codes.map((value) => ({ value, label: regionWord(t, value) }));
}

function Take({ frame, filter }: { frame: Frame; filter: MatrixFilter }) {
  const { t, lang } = frame;
  const query = writeMatrixFilter(filter);
  return <TakeAlong path={pathIn(lang, '/treaties/export')} query={query} words={t('treaties.matrix.take')} />;
}

/** Links to the same as files. */
export function TakeAlong({ path, query, words }: { path: string; query: URLSearchParams; words: string }) {
  const asked = query.size === 0 ? '' : `?${query}`;
  return (
    <p class="quiet take">
      {words}{' '}
      {(['xlsx', 'csv', 'json'] as const).map((format, at) => (
        <>
          {at === 0 ? '' : ' · '}
          <a href={`${path}/${format}${asked}`}>
            <bdi>{format}</bdi>
          </a>
        </>
      ))}
    </p>
  );
}
