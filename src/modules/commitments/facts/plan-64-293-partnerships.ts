import type { SectionFacts } from './commitment-fact.js';

/**
 * Part IV of the Global Plan, partnerships (annex, paragraphs 50 to 61). Where a paragraph encourages cooperation and names nobody
 * who is to cooperate, the Members take it upon themselves.
 */
export const planPartnershipsRows: SectionFacts['rows'] = [
  { n: 50, act: 'recognize', title: 'capacity-building', themes: ['f'], pillars: ['partnerships'] },
  { n: 50, title: 'coherent-un-system', themes: ['f'], pillars: ['partnerships'] },
  { n: 51, title: 'cooperation-at-all-levels', themes: ['c', 'f'], pillars: ['partnerships'] },
  { n: 52, title: 'legal-assistance-and-extradition', themes: ['d', 'f'], pillars: ['prosecution', 'partnerships'] },
  { n: 53, title: 'partners-at-home', themes: ['f'], pillars: ['prevention', 'protection', 'partnerships'] },
  { n: 54, title: 'law-enforcement-cooperation', themes: ['f'], pillars: ['prosecution', 'partnerships'] },
  { n: 55, title: 'cooperation-and-assistance', themes: ['f'], pillars: ['prevention', 'partnerships'] },
  { n: 56, title: 'strengthen-icat', themes: ['f'], pillars: ['partnerships'] },
  {
    n: 57,
    act: 'encourage',
    to: ['UNODC', 'UN_SYSTEM_AGENCIES', 'INT_ORGS', 'REGIONAL_ORGS'],
    title: 'assist-states-on-request',
    themes: ['f'],
    pillars: ['protection', 'partnerships'],
  },
  {
    n: 58,
    act: 'encourage',
    to: ['UN_SYSTEM_AGENCIES'],
    title: 'coherent-technical-assistance',
    themes: ['f'],
    pillars: ['partnerships'],
  },
  {
    n: 59,
    act: 'urge',
    to: ['SECRETARY_GENERAL'],
    title: 'speed-up-icat',
    themes: ['f'],
    pillars: ['partnerships'],
  },
  {
    n: 60,
    act: 'request',
    to: ['SECRETARY_GENERAL'],
    title: 'biennial-report',
    same: 'publish-the-global-report',
    dates: [{ kind: 'recurrence', text: 'every two years from 2012', every: 'P2Y', from_year: 2012 }],
    themes: ['c', 'f'],
    pillars: ['partnerships'],
    targets: ['16.2'],
    steps: [{ kind: 'start', happened: '2012', note: 'A/RES/70/179, 17' }],
  },
  {
    n: 61,
    act: 'encourage',
    to: ['MEMBER_STATES'],
    title: 'contribute-to-un-work',
    themes: ['f'],
    pillars: ['partnerships'],
  },
];
