import type { PartySection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { useFrame } from '../../../kernel/ui/index.js';
import { findParty, type Party } from '../../parties/index.js';
import { type Board, isState } from '../board.js';
import { openBoard } from '../open-board.js';
import { isCounted } from '../status.js';
import { shortInstrumentName } from '../words.js';
import { cellOf } from './cell.js';
import { instrumentPath, statePath } from './parts.js';

/** On the page of a State: to which instruments it is party, in a line each. */
export function treatiesOfParty({ db }: House): PartySection[] {
  return [
    {
      order: 40,
      async render(c, { id }) {
        const board = await openBoard(db);
        const acted = board.instruments.some(({ statuses }) => statuses.has(id));
        const party = await findParty(db, c.var.actor, { id });
        return party === null || !(acted || isState(party)) ? null : <Section board={board} party={party} />;
      },
    },
  ];
}

function Section({ board, party }: { board: Board; party: Party }) {
  const { t, lang } = useFrame();
  const known = board.instruments.filter((one) => one.known || one.statuses.has(party.id));
  const joined = known.filter(({ statuses }) => {
    const status = statuses.get(party.id);
    return status !== undefined && isCounted(status);
  });
  return (
    <section aria-labelledby="treaties">
      <h2 id="treaties">{t('treaties.party.title')}</h2>
      <p>
        {known.length === 0
          ? t('treaties.party.unknown')
          : t('treaties.party.sum', { n: joined.length, known: known.length })}{' '}
        <a href={statePath(lang, party)}>{t('treaties.party.more')}</a>
      </p>
      {known.length === 0 ? null : (
        <ul role="list" class="party-treaties">
          {known.map((one) => (
            <li>
              <a href={instrumentPath(lang, one.instrument)}>{shortInstrumentName(t, one.instrument)}</a>{' '}
              <bdi class="quiet">{cellOf(one, party.id).text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
