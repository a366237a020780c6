import type { PartyCount } from '../instrument.js';

/**
 * How many were party on a day, with who counted. These are all that comes with the program: who they were must be brought in from the
 * depositary's table of the day. Not each source says whether a regional organization is among them.
 */
export const COUNTS: Readonly<Record<string, readonly PartyCount[]>> = {
  'trafficking-protocol': [
    count('2005-03-08', null, 80, 'Report to the Commission on Crime Prevention, 14th session (abstract NCJ 210522)'),
    count('2007-08-22', 117, 114, 'UNODC, page of signatories as archived'),
    count('2008-09-26', 117, 124, 'UNODC, page of signatories'),
    count('2014-01-27', 117, 159, 'Depositary’s table, counted from a copy of this day'),
    count('2018-07-23', null, 173, 'CTOC/COP/2018/2, para. 2'),
    count('2024-04-20', 117, 182, 'Depositary, chapter XVIII-12-a, status as at this day'),
  ],
  untoc: [
    count('2003-07-07', 147, 40, 'United Nations Information Service Vienna, CP/439'),
    count('2003-09-25', null, 48, 'United Nations Information Service Vienna, CP/446'),
    count('2005-03-15', 147, 100, 'United Nations Information Service Vienna, CP/510'),
    count('2013-10-17', 147, 179, 'Depositary’s table, counted from a copy whose latest entry is of this day'),
  ],
};

function count(asOf: string, signatories: number | null, parties: number, source: string): PartyCount {
  return { asOf, signatories, parties, source };
}
