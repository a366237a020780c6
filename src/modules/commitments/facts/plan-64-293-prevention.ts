import type { SectionFacts } from './commitment-fact.js';

/** Part I of the Global Plan, prevention (annex, paragraphs 12 to 24). */
export const planPreventionRows: SectionFacts['rows'] = [
  {
    n: 12,
    title: 'address-vulnerability',
    same: 'address-vulnerability',
    themes: ['d'],
    pillars: ['prevention'],
    targets: ['5.2', '16.2'],
  },
  { n: 13, title: 'address-all-forms', themes: ['b'], pillars: ['prevention'] },
  { n: 14, title: 'mainstream-trafficking', themes: ['c'], pillars: ['prevention'] },
  { n: 15, title: 'comprehensive-policies', themes: ['c', 'd'], pillars: ['prevention'] },
  { n: 16, title: 'research-and-data', themes: ['c'], pillars: ['prevention'], targets: ['16.2'] },
  { n: 17, title: 'identify-victims', themes: ['d'], pillars: ['prevention', 'protection'] },
  { n: 18, title: 'awareness-campaigns', themes: ['e'], pillars: ['prevention'] },
  { n: 19, act: 'stress', title: 'role-of-education', themes: ['e'], pillars: ['prevention'] },
  { n: 19, title: 'human-rights-education', themes: ['e'], pillars: ['prevention'] },
  { n: 20, title: 'identity-documents', themes: ['d'], pillars: ['prevention', 'protection'] },
  {
    n: 21,
    title: 'step-up-prevention',
    same: 'step-up-prevention',
    themes: ['d'],
    pillars: ['prevention'],
    targets: ['8.7'],
  },
  { n: 22, title: 'labour-exploitation', themes: ['e'], pillars: ['prevention'], targets: ['8.7'] },
  { n: 23, title: 'train-for-prevention', themes: ['d'], pillars: ['prevention'] },
  {
    n: 24,
    act: 'encourage',
    to: ['UN_SYSTEM_AGENCIES'],
    title: 'share-prevention-practice',
    themes: ['f'],
    pillars: ['prevention', 'partnerships'],
  },
];
