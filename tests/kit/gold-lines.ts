/**
 * Which clauses of the real texts are one request, read side by side by hand. `one`: the same request, reworded at most. `near`: a
 * fair reader may say either (a part of it, or the same subject asked otherwise); it counts neither for nor against. Whatever else
 * is linked is wrong; `never` names the mistakes that are easiest to make. Documents in the order of their adoption.
 */
export interface GoldLines {
  earlier: string;
  later: string;
  one: readonly (readonly [earlier: string, later: string])[];
  near: readonly (readonly [earlier: string, later: string])[];
  never: readonly (readonly [earlier: string, later: string])[];
}

export const GOLD_LINES: readonly GoldLines[] = [
  {
    earlier: '64-293',
    later: '70-179',
    one: [
      ['op-3-1', 'op-1-1'],
      ['op-3-2', 'op-1-2'],
      ['an-12-1', 'op-11-1'],
      ['an-21-1', 'op-12-1'],
    ],
    near: [
      ['op-2-2', 'op-2-1'],
      ['op-2-2', 'op-2-2'],
      ['op-5-1', 'op-18-1'],
      ['op-6-1', 'op-4-1'],
      ['op-6-1', 'op-4-2'],
      ['op-6-2', 'op-5-1'],
      ['an-8-1', 'op-13-1'],
      ['an-27-1', 'op-14-1'],
      ['an-43-1', 'op-14-1'],
      ['an-60-1', 'op-17-2'],
      ['an-61-1', 'op-7-3'],
      ['an-61-1', 'op-10-2'],
    ],
    never: [
      ['op-3-1', 'op-1-2'],
      ['op-3-2', 'op-1-1'],
      // The name of the fund is all that they share.
      ['op-4-1', 'op-16-1'],
      ['an-38-1', 'op-16-1'],
      // The forms of exploitation, defined there and criminalized here.
      ['an-2-1', 'op-14-1'],
      ['op-1-1', 'op-2-1'],
      ['an-59-1', 'op-10-1'],
      ['an-59-1', 'op-8-1'],
      ['an-60-1', 'op-17-3'],
    ],
  },
  {
    earlier: '64-293',
    later: '72-1',
    one: [
      ['an-2-1', 'an-7-1'],
      ['an-9-1', 'an-14-1'],
      ['an-10-1', 'an-15-1'],
      ['an-30-1', 'an-8-5'],
      ['an-48-1', 'an-10-1'],
      ['an-55-1', 'an-11-3'],
      ['an-59-1', 'an-12-1'],
      ['an-60-1', 'an-17-2'],
    ],
    near: [
      ['op-3-1', 'an-5-1'],
      ['an-1-1', 'an-4-1'],
      ['an-4-1', 'an-6-1'],
      ['an-5-1', 'an-5-4'],
      ['an-8-1', 'an-24-2'],
      ['an-15-1', 'an-4-2'],
      ['an-16-1', 'an-16-1'],
      ['an-16-1', 'an-16-2'],
      ['an-18-1', 'an-3-2'],
      ['an-19-1', 'an-3-2'],
      ['an-32-1', 'an-8-4'],
      ['an-37-1', 'an-19-3'],
      ['an-38-1', 'an-11-2'],
      ['an-49-1', 'an-10-1'],
      ['an-59-1', 'an-12-2'],
    ],
    never: [
      ['op-1-1', 'op-1-1'],
      ['op-3-1', 'an-14-1'],
      ['op-4-3', 'an-25-2'],
    ],
  },
  {
    earlier: '70-179',
    later: '72-1',
    one: [
      ['op-1-1', 'an-5-2'],
      ['op-1-2', 'an-5-3'],
      ['op-10-1', 'an-13-2'],
      ['op-11-1', 'an-3-1'],
      ['op-14-1', 'an-10-1'],
    ],
    near: [
      // What was said of the part that the treaties play went from the request to the sentence before it, and back in 79/189.
      ['op-1-1', 'an-5-1'],
      ['op-2-1', 'an-1-1'],
      ['op-3-1', 'an-1-2'],
      ['op-6-1', 'an-3-3'],
      ['op-12-1', 'an-9-1'],
      ['op-13-1', 'an-24-2'],
      ['op-16-1', 'an-11-2'],
      ['op-17-1', 'an-17-1'],
    ],
    never: [
      ['op-1-1', 'an-14-1'],
      ['op-2-1', 'op-1-1'],
      ['op-10-2', 'an-13-2'],
      ['op-14-1', 'an-7-1'],
      ['op-17-3', 'an-17-2'],
    ],
  },
  {
    earlier: '72-1',
    later: '79-189',
    one: [
      ['an-5-2', 'op-2-1'],
      ['an-5-3', 'op-2-2'],
    ],
    near: [['an-5-1', 'op-2-1']],
    never: [
      ['an-14-1', 'op-2-1'],
      ['an-23-1', 'op-3-1'],
      ['an-23-2', 'op-15-1'],
      ['an-14-1', 'op-20-1'],
    ],
  },
  {
    earlier: '70-179',
    later: '79-189',
    one: [],
    near: [
      // The report on "the present resolution" is another report each time.
      ['op-18-1', 'op-22-1'],
      ['op-10-2', 'op-21-1'],
      ['op-14-1', 'op-3-1'],
    ],
    never: [
      ['op-17-3', 'op-15-1'],
      ['op-7-1', 'op-22-1'],
    ],
  },
  { earlier: '64-293', later: '79-189', one: [], near: [], never: [['an-57-1', 'op-20-1']] },
];

/** The draft of the seventieth session in Chinese and what it became in English: no language in common. */
export const GOLD_DRAFT: GoldLines = {
  earlier: 'draft',
  later: '70-179',
  one: [
    ['op-1-1', 'op-1-1'],
    ['op-1-2', 'op-1-2'],
    ['op-2-1', 'op-2-1'],
    ['op-2-2', 'op-2-2'],
    ['op-5-1', 'op-3-1'],
    ['op-6-1', 'op-4-1'],
    ['op-6-2', 'op-4-2'],
    ['op-7-1', 'op-5-1'],
    ['op-8-1', 'op-6-1'],
    ['op-8-2', 'op-6-2'],
    ['op-9-1', 'op-7-1'],
    ['op-9-2', 'op-7-2'],
    ['op-9-3', 'op-7-3'],
    ['op-10-1', 'op-8-1'],
    ['op-11-1', 'op-10-1'],
    ['op-11-2', 'op-10-1'],
    ['op-12-1', 'op-11-1'],
    ['op-13-1', 'op-12-1'],
    ['op-14-1', 'op-14-1'],
    ['op-14-2', 'op-14-2'],
    ['op-15-1', 'op-15-1'],
    ['op-16-1', 'op-16-1'],
    ['op-17-1', 'op-17-1'],
    ['op-17-2', 'op-17-2'],
    ['op-17-3', 'op-17-3'],
    ['op-20-1', 'op-18-1'],
  ],
  near: [['op-7-2', 'op-5-1']],
  never: [
    ['op-1-1', 'op-1-2'],
    ['op-4-1', 'op-11-1'],
    ['op-12-1', 'op-14-2'],
    ['op-18-1', 'op-11-1'],
    ['op-19-1', 'op-8-1'],
    ['op-11-2', 'op-10-2'],
  ],
};
