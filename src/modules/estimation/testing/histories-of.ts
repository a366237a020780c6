import { type ReadHistories, readHistories } from '../data/read-histories.js';
import { readTable } from '../data/read-table.js';

/** Histories from delimited text, for tests. */
export function historiesOf(text: string, covariates: string[] = []): ReadHistories {
  return readHistories(readTable(text), covariates);
}

/** A small population of three lists seen by 400 persons, made up for tests: every cell holds someone. */
export const THREE_LISTS =
  'police,shelter,health,count\n1,0,0,120\n0,1,0,90\n0,0,1,60\n1,1,0,50\n1,0,1,40\n0,1,1,25\n1,1,1,15\n';

/** Four lists, of which the first and last share no one. */
export const FOUR_LISTS_SPARSE = `A,B,C,D,count
1,0,0,0,60
0,1,0,0,80
0,0,1,0,45
0,0,0,1,20
1,1,0,0,14
1,0,1,0,9
0,1,1,0,22
0,1,0,1,3
0,0,1,1,2
1,1,1,0,4
0,1,1,1,1
`;
