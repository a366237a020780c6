import type { SectionFacts } from './commitment-fact.js';

/** Part III of the Global Plan, prosecution (annex, paragraphs 43 to 49). */
export const planProsecutionRows: SectionFacts['rows'] = [
  {
    n: 43,
    title: 'prosecute-all-trafficking',
    themes: ['a', 'd'],
    pillars: ['prosecution'],
    targets: ['5.2', '16.2'],
  },
  { n: 44, title: 'liability-of-perpetrators', themes: ['d'], pillars: ['prosecution'] },
  { n: 45, title: 'investigate-and-freeze', themes: ['d'], pillars: ['prosecution'] },
  { n: 46, title: 'use-technical-assistance', themes: ['d'], pillars: ['prosecution'] },
  { n: 47, title: 'corrupt-officials', themes: ['d'], pillars: ['prosecution'] },
  { n: 48, title: 'connected-crimes', themes: ['f'], pillars: ['prosecution', 'partnerships'] },
  // The authorities of the States concerned, which the codes of addressees know as States.
  {
    n: 49,
    act: 'encourage',
    to: ['STATES'],
    title: 'authorities-share-information',
    themes: ['f'],
    pillars: ['prosecution', 'partnerships'],
  },
  { n: 49, title: 'cooperation-along-routes', themes: ['d', 'f'], pillars: ['prosecution', 'partnerships'] },
];
