import { type ListCost, openGrowingHouse } from '../tests/access/measure-lists.js';
import type { Bench, Figure } from './bench.js';

const SMALL = 1_000;
const LARGE = 100_000;
/** What there is much of: commitments with their answers, entries of the log, notices, comments, laws, jobs. */
const MUCH = ['register', 'log', 'notices', 'comments', 'laws', 'jobs'];
/** A page more than before is no growth. */
const A_PAGE = 300;

const SHOWN: Readonly<Record<string, string>> = {
  '/en/commitments': 'the register',
  '/en/addressees/MEMBER_STATES': 'an addressee',
  '/en/parties/BY': 'the page of a party',
  '/en/answers': 'what waits for answers',
  '/en/audit': 'the log',
  '/en/notices': 'notifications',
  '/en/waiting': 'what waits',
  '/api/v1/treaty-laws': 'laws, for programs',
  '/en/search?q=harbours': 'a search',
  '/en': 'the first page',
};

const keyOf = ({ address, reader }: ListCost): string => `${address} for ${reader}`;

export const bench: Bench = {
  title: 'Lists at a hundred thousand records',
  about: `Statements that a page asks of PostgreSQL and rows that come back, counted at the connection, the second time it is asked: in a house of ${SMALL.toLocaleString('en')} records of a kind and in one of ${LARGE.toLocaleString('en')} (twice as many commitments, five times as many entries of the log). Rules are conditions of these statements: a rule asked of one row after the other would read them all. Every address without an id is asked, by the public, by the secretariat with an auditor's and an administrator's roles, and by a focal point; some are shown.`,
  async run() {
    const house = await openGrowingHouse('postgres', MUCH);
    await house.growTo(0, SMALL);
    const few = new Map((await house.measure()).map((cost) => [keyOf(cost), cost]));
    await house.growTo(SMALL, LARGE);
    const many = await house.measure();
    await house.drop();
    const pairs = many.flatMap((after) => {
      const before = few.get(keyOf(after));
      return before === undefined ? [] : [{ before, after }];
    });
    const shown = pairs.flatMap(({ before, after }): Figure[] => {
      const what = SHOWN[after.address];
      if (what === undefined) return [];
      return [
        {
          what: `${what}, for ${after.reader}`,
          measured: `${after.statements} statements, ${after.rows} rows`,
          beside: `at ${SMALL.toLocaleString('en')}: ${before.statements}, ${before.rows}`,
          target: 'a page more at most',
          met: after.statements <= before.statements && after.rows <= before.rows + A_PAGE,
        },
      ];
    });
    const grown = pairs.filter(({ before, after }) => after.rows > before.rows + A_PAGE);
    return [
      ...shown,
      {
        what: 'answers of all addresses that read more than a page more',
        measured: `${grown.length} of ${pairs.length}: ${[...new Set(grown.map(({ after }) => after.address))].join(', ')}`,
        target: 'those that give all there is: calendars, and counts of parties',
      },
    ];
  },
};
