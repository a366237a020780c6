/** Three lists that agree with one another: 400 persons, an estimate is given. */
export const GOOD = `police,shelter,health,count
1,0,0,120
0,1,0,90
0,0,1,60
1,1,0,50
1,0,1,40
0,1,1,25
1,1,1,15
`;

/** Lists that share nobody: no estimate exists. */
export const APART = 'A,B,C,count\n1,0,0,30\n0,1,0,20\n0,0,1,25\n';

/** One column holds words, one a count that is no whole number in the fourth row. */
export const BAD_COUNT = 'A,B,sex,persons\n1,0,f,30\n0,1,m,20\n1,1,f,2.5\n';

export function fileOf(text: string, name = 'lists.csv'): File {
  return new File([text], name, { type: 'text/csv' });
}
