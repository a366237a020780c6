import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  EmptyState,
  type Frame,
  Layout,
  MapFigure,
  PageHead,
  PictureFigure,
  pathIn,
  useFrame,
} from '../../../kernel/ui/index.js';
import { Disclaimer, NameText, type Party } from '../../parties/index.js';
import type { Board, InstrumentBoard } from '../board.js';
import { countImplementation, type ImplementationCount } from '../find-implementation.js';
import { findMissing } from '../find-matrix.js';
import { AREAS } from '../instrument.js';
import { openBoard } from '../open-board.js';
import { findEveryParty, mayTakePart } from '../participants.js';
import { mayWrite } from '../policy.js';
import { Refusal } from '../refusal.js';
import { areaWord, instrumentName } from '../words.js';
import { CountsTable, InstrumentFacts } from './instrument-facts.js';
import { curveOf, mapOf } from './instrument-pictures.js';
import { TakeAlong } from './matrix.js';
import { ParticipantsTable } from './participants-table.js';
import { AsOf, instrumentPath, statePath } from './parts.js';

/** `/treaties/:code`: an instrument, who is party to it since when, and who is missing. */
export async function instrumentPage(c: Context<PageEnv>, house: House, statements: StatementProvider) {
  const { actor, frame, lang } = c.var;
  const board = await openBoard(house.db);
  const one = board.byCode.get(c.req.param('code') ?? '');
  if (one === undefined) throw new Refusal('no-such-instrument');
  const [parties, missing, implementation] = await Promise.all([
    findEveryParty(house.db, lang),
    findMissing(house.db, actor, one.instrument.code, lang),
    countImplementation(statements, actor, one.instrument.code),
  ]);
  const view = { board, one, parties: parties.filter(mayTakePart), missing, implementation, writes: mayWrite(actor) };
  return c.html(<InstrumentView frame={frame} {...view} />);
}

interface ViewProps {
  frame: Frame;
  board: Board;
  one: InstrumentBoard;
  parties: readonly Party[];
  missing: readonly Party[] | null;
  implementation: readonly ImplementationCount[];
  writes: boolean;
}

function InstrumentView({ frame, board, one, parties, missing, implementation, writes }: ViewProps) {
  const { t, lang } = frame;
  const { instrument, known } = one;
  const name = instrumentName(t, instrument);
  return (
    <Layout frame={frame} title={name} styles={['treaties.css']}>
      <PageHead
        title={name}
        above={[{ label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') }]}
        meta={
          <span>
            <AsOf board={one} />
          </span>
        }
      />
      <div class="two">
        <div class="treaty">
          {known ? null : (
            <EmptyState title={t('treaties.instrument.unknown')}>
              <p>{t('treaties.instrument.unknown-next')}</p>
              {writes ? (
                <ButtonLink href={pathIn(lang, `/treaties/import?instrument=${instrument.code}`)}>
                  {t('treaties.import.title')}
                </ButtonLink>
              ) : null}
            </EmptyState>
          )}
          {known ? <Known one={one} parties={parties} missing={missing} /> : null}
          <ParticipantsTable board={board} one={one} parties={parties} />
          {one.statuses.size === 0 ? null : (
            <TakeAlong
              path={`${instrumentPath(lang, instrument)}/export`}
              query={new URLSearchParams()}
              words={t('treaties.instrument.take')}
            />
          )}
          <Implementation counts={implementation} />
          <CountsTable instrument={instrument} />
          <Disclaimer />
        </div>
        <InstrumentFacts board={board} one={one} />
      </div>
    </Layout>
  );
}

function Known({ one, parties, missing }: Pick<ViewProps, 'one' | 'parties' | 'missing'>) {
  const { t } = useFrame();
  const { picture, keys } = mapOf(t, one, parties);
  const curve = curveOf(t, one);
  return (
    <>
      <p class="lead">
        {t('treaties.instrument.sum', { parties: one.parties, signatories: one.signatories })}{' '}
        {one.regional === 0 ? null : t('treaties.instrument.regional', { n: one.regional })}
      </p>
      <section aria-labelledby="map">
        <h2 id="map">{t('treaties.instrument.map')}</h2>
        <MapFigure picture={picture} keys={keys} />
      </section>
      {missing === null ? null : <Missing missing={missing} />}
      {curve === null ? null : (
        <section aria-labelledby="curve">
          <h2 id="curve">{t('treaties.instrument.curve')}</h2>
          <PictureFigure picture={curve} />
        </section>
      )}
    </>
  );
}

function Missing({ missing }: { missing: readonly Party[] }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{t('treaties.instrument.missing', { n: missing.length })}</h2>
      <NamesList parties={missing} />
    </section>
  );
}

/** States by name, each with the way to what it did. */
function NamesList({ parties }: { parties: readonly Party[] }) {
  const { lang } = useFrame();
  return (
    <ul role="list" class="names">
      {parties.map((party) => (
        <li>
          <a href={statePath(lang, party)}>
            <NameText party={party} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Implementation({ counts }: { counts: readonly ImplementationCount[] }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="implementation">
      <h2 id="implementation">{t('treaties.implementation.title')}</h2>
      <p class="quiet">{t('treaties.implementation.how')}</p>
      <dl class="facts">
        {AREAS.map((area) => {
          const found = counts.find((one) => one.area === area);
          return (
            <>
              <dt>{areaWord(t, area)}</dt>
              <dd>
                {found === undefined || found.parties === 0
                  ? t('treaties.implementation.nobody')
                  : t('treaties.implementation.said', {
                      parties: found.parties,
                      n: formatNumber(lang, found.statements),
                    })}
              </dd>
            </>
          );
        })}
      </dl>
    </section>
  );
}
