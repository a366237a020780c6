import { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const SECRETARIAT: readonly Holder[] = ['link', 'secretariat-officer'];
const REVIEWERS: readonly Holder[] = [...SECRETARIAT, 'reviewer'];
const PARTIES: readonly Holder[] = [
  'state-focal-point',
  'national-rapporteur',
  'agency-member',
  'co-chair',
  'ngo-representative',
];
const PROPOSERS: readonly Holder[] = [...SECRETARIAT, ...PARTIES];
const READERS: readonly Holder[] = [...REVIEWERS, 'auditor', ...PARTIES];
const EVERYONE: readonly Holder[] = ['everyone'];
const NOBODY: readonly Holder[] = [];

/** Who may do what with the Plan, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'The Global Plan',
  note: 'The measures of the Plan, who said what on them and where nothing was said are for everybody. A concrete measure is seen by everybody once somebody who did not write it has reviewed it. Nothing is deleted.',
  acts: { read: 'see it', write: 'change it', withdraw: 'withdraw it' },
  nouns: {
    concrete: {
      noun: 'A concrete measure as it was reviewed',
      states: [
        {
          state: 'public',
          thing: { published: true, party: MATRIX_PARTY },
          may: { read: EVERYONE, write: NOBODY, withdraw: NOBODY },
        },
        {
          state: 'not reviewed yet, or withdrawn',
          thing: { published: false, party: MATRIX_PARTY },
          may: { read: NOBODY, write: NOBODY, withdraw: NOBODY },
        },
      ],
    },
    'concrete in full': {
      noun: 'The same in full: drafts, history, what secretariat and party wrote to each other',
      states: [
        {
          state: 'of one’s party, and entered by oneself',
          thing: { party: MATRIX_PARTY, madeBy: MATRIX_PERSON },
          may: { read: READERS, write: PROPOSERS, withdraw: PROPOSERS },
        },
        {
          state: 'of one’s party, and entered by somebody else',
          thing: { party: MATRIX_PARTY },
          may: { read: READERS, write: PROPOSERS, withdraw: PROPOSERS },
        },
        {
          state: 'of another party',
          thing: { party: '01900000-0000-7000-8000-000000000009' },
          may: { read: [...REVIEWERS, 'auditor'], write: SECRETARIAT, withdraw: SECRETARIAT },
        },
      ],
    },
    review: {
      noun: 'The review of a concrete measure; nobody reviews what they wrote themselves',
      writersOnly: ['read'],
      states: [
        {
          state: 'that waits for one',
          thing: { waits: true, party: MATRIX_PARTY },
          may: { read: REVIEWERS, write: REVIEWERS, withdraw: NOBODY },
        },
        {
          state: 'that is a draft, or reviewed, returned or withdrawn',
          thing: { waits: false, party: MATRIX_PARTY },
          may: { read: NOBODY, write: NOBODY, withdraw: NOBODY },
        },
      ],
    },
    import: {
      noun: 'A sheet of concrete measures that was brought back',
      writersOnly: ['read'],
      states: [
        {
          state: 'brought by oneself',
          thing: { party: MATRIX_PARTY, madeBy: MATRIX_PERSON },
          may: { read: PROPOSERS, write: PROPOSERS, withdraw: NOBODY },
        },
      ],
    },
    link: {
      noun: 'Which commitments meet a measure of the Plan',
      states: [{ state: 'any', thing: {}, may: { read: EVERYONE, write: SECRETARIAT, withdraw: NOBODY } }],
    },
    appraisal: {
      noun: 'An appraisal of the Plan; two people close it',
      writersOnly: ['read'],
      states: [
        {
          state: 'prepared',
          thing: { state: 'prepared' },
          may: { read: REVIEWERS, write: REVIEWERS, withdraw: NOBODY },
        },
        {
          state: 'closed',
          thing: { state: 'closed' },
          may: { read: EVERYONE, write: NOBODY, withdraw: REVIEWERS },
        },
        {
          state: 'withdrawn, with a notice',
          thing: { state: 'withdrawn' },
          may: { read: EVERYONE, write: NOBODY, withdraw: NOBODY },
        },
      ],
    },
  },
});
