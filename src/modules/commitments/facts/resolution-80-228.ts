import type { SectionFacts } from './commitment-fact.js';

/**
 * What is live from A/RES/80/228 of 18 December 2025: the paragraphs that set a date or a rhythm. Its text is not at hand. Their acts
 * are those of the same requests in earlier resolutions, and each stands as the first of its paragraph until a text is brought.
 */
export const resolution80228: SectionFacts = {
  document: '80-228',
  section: 'operative',
  rows: [
    {
      n: 5,
      act: 'decide',
      to: ['GENERAL_ASSEMBLY'],
      title: 'convene-by-december-2029',
      same: 'hold-the-appraisal',
      dates: [
        {
          kind: 'deadline',
          text: 'eighty-fourth session, no later than December 2029',
          session: 84,
          not_after: '2029-12-31',
        },
      ],
      themes: ['b'],
    },
    {
      n: 7,
      act: 'invite',
      to: ['ALL_STAKEHOLDERS'],
      title: 'world-day-every-year',
      same: 'observe-the-world-day',
      dates: [{ kind: 'observance', text: '30 July, every year', month_day: '--07-30', every: 'P1Y' }],
      themes: ['e'],
      pillars: ['prevention'],
    },
    {
      n: 14,
      act: 'invite',
      to: ['ICAT'],
      title: 'icat-principals-meet',
      themes: ['f'],
      pillars: ['partnerships'],
    },
    {
      n: 36,
      act: 'look_forward',
      to: ['UNODC'],
      title: 'global-report-2026',
      same: 'publish-the-global-report',
      dates: [{ kind: 'expected', text: '2026', year: 2026 }],
      themes: ['c'],
      targets: ['16.2'],
    },
    {
      n: 38,
      act: 'request',
      to: ['SECRETARY_GENERAL'],
      title: 'report-to-session-82',
      same: 'report-on-this-resolution',
      dates: [{ kind: 'deadline', text: 'at the eighty-second session', session: 82 }],
    },
  ],
};
