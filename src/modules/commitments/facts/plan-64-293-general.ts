import type { SectionFacts } from './commitment-fact.js';

/**
 * The Global Plan before its parts (annex, paragraphs 1 to 11). Its chapeau has the States Members resolve to do what follows, so
 * that each paragraph is theirs; one that condemns, recognizes, reaffirms or notes asks nobody, and one that urges asks whom it urges.
 */
export const planGeneralRows: SectionFacts['rows'] = [
  { n: 1, act: 'condemn', title: 'trafficking-condemned', themes: ['b'] },
  { n: 2, act: 'recognize', title: 'meaning-of-trafficking', themes: ['a'], targets: ['5.2', '8.7'] },
  {
    n: 3,
    title: 'rights-at-the-centre',
    themes: ['d'],
    pillars: ['prevention', 'protection', 'prosecution'],
    targets: ['16.3'],
  },
  {
    n: 4,
    title: 'join-all-instruments',
    cites: ['ILO C029', 'ILO C182'],
    themes: ['a', 'd', 'f'],
    pillars: ['prevention', 'protection', 'prosecution', 'partnerships'],
    targets: ['5.2', '8.7', '16.2'],
  },
  { n: 5, act: 'recognize', title: 'role-of-the-conference', themes: ['a'] },
  { n: 5, act: 'take_note', title: 'review-mechanism', themes: ['a'] },
  { n: 6, title: 'heed-the-working-group', themes: ['a'] },
  { n: 7, title: 'support-the-human-rights-council', themes: ['d'] },
  { n: 8, title: 'support-the-mandates', themes: ['d'], targets: ['5.2', '8.7', '16.2'] },
  // "Should": the one sentence of the Plan that asks something of those who hold mandates.
  {
    n: 8,
    act: 'recommend',
    to: ['SPECIAL_PROCEDURES'],
    title: 'mandate-holders-help-states',
    themes: ['f'],
    pillars: ['partnerships'],
  },
  { n: 9, act: 'reaffirm', title: 'role-of-the-office', themes: ['a', 'f'], pillars: ['partnerships'] },
  { n: 10, act: 'reaffirm', title: 'role-of-other-agencies', themes: ['f'], pillars: ['partnerships'] },
  {
    n: 11,
    act: 'urge',
    to: ['UN_SYSTEM_AGENCIES'],
    title: 'coordinate-the-un',
    themes: ['d', 'f'],
    pillars: ['protection', 'partnerships'],
  },
];
