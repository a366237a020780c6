import { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const WRITERS: readonly Holder[] = ['link', 'secretariat-officer'];
const ANSWERERS: readonly Holder[] = [
  'link',
  'state-focal-point',
  'national-rapporteur',
  'agency-member',
  'co-chair',
  'ngo-representative',
];
const SEES_ANSWERS: readonly Holder[] = [...new Set([...READERS, ...ANSWERERS])];
const REVIEWERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer'];
const EVERYONE: readonly Holder[] = ['everyone'];

const SHOWN = { state: 'shown', thing: { shown: true } };
const HIDDEN = { state: 'hidden, or in a document that is not shown', thing: { shown: false } };

/** Who may do what with the register, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'The register of commitments',
  note: 'Nothing is deleted: what was hidden, rejected or taken back stays in the register. Whoever brings a whole sheet back changes commitments, so a role for own records only does not reach sheets.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    commitment: {
      noun: 'A commitment (act, addressees, dates, titles, words)',
      states: [
        { ...SHOWN, may: { read: EVERYONE, write: WRITERS } },
        { ...HIDDEN, may: { read: READERS, write: WRITERS } },
      ],
    },
    step: {
      noun: 'A step: what became of a commitment, with its evidence',
      states: [
        { ...SHOWN, may: { read: EVERYONE, write: WRITERS } },
        {
          state: 'shown, and one’s own',
          thing: { shown: true, madeBy: MATRIX_PERSON },
          may: { read: EVERYONE, write: WRITERS },
        },
        { ...HIDDEN, may: { read: READERS, write: WRITERS } },
      ],
    },
    'evidence taken back': {
      noun: 'Evidence of a step that was taken back',
      writersOnly: ['read'],
      states: [
        { ...SHOWN, may: { read: WRITERS, write: [] } },
        { ...HIDDEN, may: { read: WRITERS, write: [] } },
      ],
    },
    filing: {
      noun: 'Where a commitment is filed, and the line it belongs to; confirmed, or suggested by a rule and marked so',
      states: [
        { ...SHOWN, may: { read: EVERYONE, write: WRITERS } },
        { ...HIDDEN, may: { read: READERS, write: WRITERS } },
      ],
    },
    'rejected filing': {
      noun: 'A filing that a person rejected',
      states: [
        { ...SHOWN, may: { read: READERS, write: WRITERS } },
        { ...HIDDEN, may: { read: READERS, write: WRITERS } },
      ],
    },
    difference: {
      noun: 'A difference between a text and the register',
      states: [{ state: 'waiting or decided', thing: {}, may: { read: READERS, write: WRITERS } }],
    },
    suggestion: {
      noun: 'The queue of what rules suggest and nobody has decided',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: WRITERS, write: WRITERS } }],
    },
    import: {
      noun: 'A sheet of the register that was brought back',
      states: [{ state: 'any', thing: {}, may: { read: READERS, write: WRITERS } }],
    },
    sessions: {
      noun: 'When sessions of the General Assembly open',
      states: [{ state: 'expected or confirmed', thing: {}, may: { read: EVERYONE, write: WRITERS } }],
    },
    answer: {
      noun: 'What a party stated of itself, as it was reviewed',
      states: [
        {
          state: 'public, on a commitment that is shown',
          thing: { shown: true, published: true, party: MATRIX_PARTY },
          may: { read: EVERYONE, write: [] },
        },
        {
          state: 'not reviewed yet, withdrawn, or for the secretariat alone',
          thing: { shown: true, published: false, party: MATRIX_PARTY },
          may: { read: [], write: [] },
        },
        {
          state: 'public, on a commitment that is hidden',
          thing: { shown: false, published: true, party: MATRIX_PARTY },
          may: { read: [], write: [] },
        },
      ],
    },
    'answer in full': {
      noun: 'The same in full: drafts, history, what secretariat and party wrote to each other',
      states: [
        {
          state: 'of one’s party, on a commitment that is shown, and written by oneself',
          thing: { shown: true, party: MATRIX_PARTY, madeBy: MATRIX_PERSON },
          may: { read: SEES_ANSWERS, write: ANSWERERS },
        },
        {
          state: 'of one’s party, on a commitment that is shown, and written by somebody else',
          thing: { shown: true, party: MATRIX_PARTY },
          may: { read: SEES_ANSWERS, write: ANSWERERS },
        },
        {
          state: 'of another party',
          thing: { shown: true, party: '01900000-0000-7000-8000-000000000009' },
          may: { read: READERS, write: ['link'] },
        },
        {
          state: 'of one’s party, on a commitment that is hidden',
          thing: { shown: false, party: MATRIX_PARTY },
          may: { read: SEES_ANSWERS, write: [] },
        },
      ],
    },
    review: {
      noun: 'The review of an answer; nobody reviews what they wrote themselves',
      writersOnly: ['read'],
      states: [
        {
          state: 'that waits for one',
          thing: { shown: true, waits: true, party: MATRIX_PARTY },
          may: { read: REVIEWERS, write: REVIEWERS },
        },
        {
          state: 'that is a draft, or reviewed, returned or withdrawn',
          thing: { shown: true, waits: false, party: MATRIX_PARTY },
          may: { read: [], write: [] },
        },
      ],
    },
  },
});
