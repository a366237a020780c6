import { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const WRITERS: readonly Holder[] = ['link', 'secretariat-officer'];
const LAWYERS: readonly Holder[] = ['link', 'secretariat-officer', 'state-focal-point', 'national-rapporteur'];
const HOUSE_LAWYERS: readonly Holder[] = ['link', 'secretariat-officer'];
const HOUSE_SEES: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const REVIEWERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer'];
const SEES_LAWS: readonly Holder[] = [
  'link',
  'secretariat-officer',
  'reviewer',
  'auditor',
  'state-focal-point',
  'national-rapporteur',
  'agency-member',
  'co-chair',
  'ngo-representative',
];

/** Who may do what with the status of treaties, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Treaties',
  note: 'Roles held for a party reach the laws of that party only. What a participant did is only ever added; a correction is a new entry. Nobody reviews a law that they wrote.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    instrument: {
      noun: 'An instrument, and numbers of its parties',
      states: [{ state: 'any', thing: {}, may: { read: EVERYONE, write: WRITERS } }],
    },
    action: {
      noun: 'What a participant did: signature, consent, reservation, withdrawal',
      states: [{ state: 'any', thing: {}, may: { read: EVERYONE, write: WRITERS } }],
    },
    import: {
      noun: 'A table of a depositary that was brought in',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: WRITERS, write: WRITERS } }],
    },
    law: {
      noun: 'A law by which a State implements an instrument',
      states: [
        {
          state: 'reviewed, of another party',
          thing: { state: 'reviewed' },
          may: { read: EVERYONE, write: HOUSE_LAWYERS },
        },
        {
          state: 'reviewed',
          thing: { state: 'reviewed', party: MATRIX_PARTY },
          may: { read: EVERYONE, write: LAWYERS },
        },
        {
          state: 'stated or given back, of another party',
          thing: { state: 'stated' },
          may: { read: HOUSE_SEES, write: HOUSE_LAWYERS },
        },
        {
          state: 'stated or given back',
          thing: { state: 'stated', party: MATRIX_PARTY },
          may: { read: SEES_LAWS, write: LAWYERS },
        },
        { state: 'withdrawn', thing: { state: 'withdrawn', party: MATRIX_PARTY }, may: { read: SEES_LAWS, write: [] } },
      ],
    },
    'law import': {
      noun: 'A file of laws that was brought in',
      writersOnly: ['read'],
      states: [
        {
          state: 'brought by oneself',
          thing: { party: MATRIX_PARTY, madeBy: MATRIX_PERSON },
          may: { read: LAWYERS, write: LAWYERS },
        },
      ],
    },
    'law review': {
      noun: 'The review of a law',
      writersOnly: ['read'],
      states: [
        { state: 'stated', thing: { state: 'stated' }, may: { read: REVIEWERS, write: REVIEWERS } },
        { state: 'decided', thing: { state: 'reviewed' }, may: { read: [], write: [] } },
      ],
    },
  },
});
