import type { CommitmentSection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn, useFrame } from '../../../kernel/ui/index.js';
import { NameText, type Party } from '../../parties/index.js';
import type { InstrumentBoard } from '../board.js';
import { findMissing } from '../find-matrix.js';
import { instrumentsMeant, NOT_YET, PARTIES } from '../not-yet-party.js';
import { openBoard } from '../open-board.js';
import { instrumentName } from '../words.js';
import { AsOf, InstrumentLink, statePath } from './parts.js';

/** On the page of a commitment that asks States by what they have joined: who they are, by name, as of now. */
export function treatiesOfCommitment({ db }: House): CommitmentSection[] {
  return [
    {
      order: 20,
      async render(c, { addressees, citations }) {
        const [notYet, parties] = [addressees.includes(NOT_YET), addressees.includes(PARTIES)];
        if (!notYet && !parties) return null;
        const boards = instrumentsMeant(await openBoard(db), citations);
        const shown = await Promise.all(
          boards.map(async (one) => ({
            one,
            missing: notYet ? await findMissing(db, c.var.actor, one.instrument.code, c.var.lang) : null,
          })),
        );
        return <Section shown={shown} notYet={notYet} />;
      },
    },
  ];
}

interface Shown {
  one: InstrumentBoard;
  missing: readonly Party[] | null;
}

function Section({ shown, notYet }: { shown: readonly Shown[]; notYet: boolean }) {
  const { t } = useFrame();
  return (
    <section class="footnote" aria-labelledby="who">
      <h2 id="who">{notYet ? t('treaties.commitment.not-yet') : t('treaties.commitment.parties')}</h2>
      <div>
        {shown.map(({ one, missing }) => (
          <OfInstrument one={one} missing={missing} notYet={notYet} />
        ))}
      </div>
    </section>
  );
}

function OfInstrument({ one, missing, notYet }: Shown & { notYet: boolean }) {
  const { t, lang } = useFrame();
  const { instrument, known, parties } = one;
  return (
    <>
      <h3>
        <InstrumentLink instrument={instrument} />
      </h3>
      <p class="quiet">
        <AsOf board={one} />
      </p>
      {known && notYet ? (
        <>
          <p>{t('treaties.instrument.missing', { n: missing?.length ?? 0 })}</p>
          <Names parties={missing ?? []} />
        </>
      ) : null}
      {known && !notYet ? (
        <p>
          <a href={`${pathIn(lang, '/treaties')}?party=${instrument.code}`}>
            {t('treaties.count.parties-of', { n: parties, instrument: instrumentName(t, instrument) })}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** In one paragraph: the page is about the commitment. */
function Names({ parties }: { parties: readonly Party[] }) {
  const { t, lang } = useFrame();
  return (
    <p>
      {parties.map((party, at) => (
        <>
          {at === 0 ? '' : t('documents.comma')}
          <a href={statePath(lang, party)}>
            <NameText party={party} />
          </a>
        </>
      ))}
    </p>
  );
}
