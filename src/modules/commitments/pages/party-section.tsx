import type { PartyInView, PartySection } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn, Table, useFrame } from '../../../kernel/ui/index.js';
import { addresseeWord } from '../../documents/index.js';
import { type AskedOfParty, findAsked } from '../addressees/find-asked.js';
import { findOpenings } from '../find-openings.js';
import { NO_FILTER, writeFilter } from '../register/filter.js';
import { dayOf } from '../timing/days.js';
import type { Openings } from '../timing/sessions.js';
import { Items } from './addressee.js';
import { answersOfParty } from './answers/of-party.js';

/** What the register shows on the page of a party: what is asked of it by name, and as one of many. */
export function commitmentsOfParty(house: House): PartySection[] {
  return [
    {
      order: 10,
      async render(c, party) {
        const today = dayOf(new Date());
        const [asked, openings] = await Promise.all([
          findAsked(house.db, c.var.actor, party.askedAs, { today, lang: c.var.lang }),
          findOpenings(house.db.connection),
        ]);
        if (asked.under.length === 0) return null;
        return <AskedSection party={party} asked={asked} when={{ today, openings }} />;
      },
    },
    answersOfParty(house),
  ];
}

function AskedSection({
  party,
  asked,
  when,
}: {
  party: PartyInView;
  asked: AskedOfParty;
  when: { today: string; openings: Openings };
}) {
  const { t, lang } = useFrame();
  const count = (n: number) => formatNumber(lang, n);
  const registerOf = (codes: readonly string[], more: Readonly<Record<string, readonly string[]>> = {}) =>
    `${pathIn(lang, '/commitments')}?${writeFilter({ ...NO_FILTER, values: { ...more, addressee: codes } })}`;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('commitments.party.title')}</h2>
      {asked.own === 0 ? null : (
        <>
          <p>
            {t('commitments.party.own', { n: asked.own })}{' '}
            <a href={registerOf(party.askedAs.own)}>{t('commitments.party.register')}</a>
          </p>
          <Items rows={asked.next} when={when} />
        </>
      )}
      <Table
        id="asked-under"
        caption={t('commitments.party.under')}
        columns={[
          {
            key: 'name',
            label: t('commitments.addressees.name'),
            heads: true,
            cell: ({ code }) => <a href={pathIn(lang, `/addressees/${code}`)}>{addresseeWord(t, code)}</a>,
          },
          {
            key: 'commitments',
            label: t('commitments.addressees.commitments'),
            numeric: true,
            cell: ({ code, commitments }) => <a href={registerOf([code])}>{count(commitments)}</a>,
          },
          {
            key: 'open',
            label: t('commitments.addressees.open'),
            numeric: true,
            cell: ({ open }) => count(open),
          },
          {
            key: 'overdue',
            label: t('commitments.addressee.overdue'),
            numeric: true,
            cell: ({ code, overdue }) =>
              overdue === 0 ? count(0) : <a href={registerOf([code], { due: ['overdue'] })}>{count(overdue)}</a>,
          },
        ]}
        rows={asked.under}
      />
    </section>
  );
}
