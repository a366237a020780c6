import type { EntryRule } from '../entry-into-force.js';
import type { InstrumentContent, PartyCount } from '../instrument.js';
import { COUNTS } from './counts.js';
import { NAMES } from './names.js';

export interface InstrumentFact {
  content: InstrumentContent;
  counts: readonly PartyCount[];
}

const CRIME_CONVENTION: EntryRule = {
  instruments: 40,
  first: { days: 90 },
  later: { days: 30 },
  after: null,
  withdrawal: { months: 12 },
};
const LABOUR: EntryRule = {
  instruments: 2,
  first: { months: 12 },
  later: { months: 12 },
  after: null,
  withdrawal: { months: 12 },
};

/** The instruments that the resolutions rest on, in their order on pages. */
const INSTRUMENTS: readonly Omit<InstrumentContent, 'names'>[] = [
  {
    ...{ code: 'untoc', number: 'XVIII-12', adopted: '2000-11-15', inForce: '2003-09-29' },
    ...{ registration: '39574', volume: '2225', depositary: 'secretary-general' },
    rule: CRIME_CONVENTION,
  },
  {
    ...{ code: 'trafficking-protocol', number: 'XVIII-12-a', adopted: '2000-11-15', inForce: '2003-12-25' },
    ...{ registration: '39574', volume: '2237', depositary: 'secretary-general' },
    rule: { ...CRIME_CONVENTION, after: 'untoc' },
  },
  {
    ...{ code: 'smuggling-protocol', number: 'XVIII-12-b', adopted: '2000-11-15', inForce: '2004-01-28' },
    ...{ registration: '39574', volume: '2241', depositary: 'secretary-general' },
    rule: { ...CRIME_CONVENTION, after: 'untoc' },
  },
  {
    ...{ code: 'sale-of-children-protocol', number: 'IV-11-c', adopted: '2000-05-25', inForce: '2002-01-18' },
    ...{ registration: '27531', volume: '2171', depositary: 'secretary-general' },
    rule: { instruments: 10, first: { months: 3 }, later: { months: 1 }, after: null, withdrawal: { months: 12 } },
  },
  {
    ...{ code: 'slavery-1956', number: 'XVIII-4', adopted: '1956-09-07', inForce: '1957-04-30' },
    ...{ registration: '3822', volume: '266', depositary: 'secretary-general' },
    rule: {
      ...{ instruments: 2, first: { days: 0 }, later: { days: 0 }, after: null },
      withdrawal: { periodYears: 3, noticeMonths: 6 },
    },
  },
  {
    ...{ code: 'ilo-29', number: 'C29', adopted: '1930-06-28', inForce: '1932-05-01' },
    ...{ registration: '612', volume: '39', depositary: 'ilo' },
    rule: LABOUR,
  },
  {
    ...{ code: 'ilo-29-protocol', number: 'P29', adopted: '2014-06-11', inForce: '2016-11-09' },
    ...{ registration: '', volume: '', depositary: 'ilo' },
    rule: { ...LABOUR, after: 'ilo-29' },
  },
  {
    ...{ code: 'ilo-182', number: 'C182', adopted: '1999-06-17', inForce: '2000-11-19' },
    ...{ registration: '37245', volume: '2133', depositary: 'ilo' },
    rule: LABOUR,
  },
];

/** The instruments that come with the program: facts of each and dated counts, no status of anybody. */
export function instrumentFacts(): InstrumentFact[] {
  return INSTRUMENTS.map((given) => ({
    content: { ...given, names: NAMES[given.code] ?? {} },
    counts: COUNTS[given.code] ?? [],
  }));
}
