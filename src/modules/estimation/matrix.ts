import { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const HOUSE: readonly Holder[] = ['link', 'secretariat-officer'];
const OWN: readonly Holder[] = ['link', 'secretariat-officer', 'data-officer'];
const READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const OWN_READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'data-officer', 'auditor'];

const PUBLISHED = { state: 'published', thing: { published: true } };
const DRAFT = { state: 'not published, of the house or another party', thing: { published: false } };
const OWN_DRAFT = { state: 'not published, of one’s own party', thing: { published: false, party: MATRIX_PARTY } };
const MADE = {
  state: 'not published, of one’s own party, and brought by oneself',
  thing: { published: false, party: MATRIX_PARTY, madeBy: MATRIX_PERSON },
};

/** Who may do what with studies, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Estimates of the undetected',
  note: 'A study belongs to the party for which its table was brought, or to the house. The edition for everyone withholds small numbers and rounds figures.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    study: {
      noun: 'A study (title, state, verdict)',
      states: [
        { ...PUBLISHED, may: { read: EVERYONE, write: HOUSE } },
        { ...DRAFT, may: { read: READERS, write: HOUSE } },
        { ...OWN_DRAFT, may: { read: OWN_READERS, write: OWN } },
        { ...MADE, may: { read: OWN_READERS, write: OWN } },
      ],
    },
    'published-report': {
      noun: 'Its report in the edition for everyone',
      states: [
        { ...PUBLISHED, may: { read: EVERYONE, write: [] } },
        { ...DRAFT, may: { read: READERS, write: [] } },
        { ...OWN_DRAFT, may: { read: OWN_READERS, write: [] } },
      ],
    },
    'whole-report': {
      noun: 'Its report with every number',
      writersOnly: ['read'],
      states: [
        { ...PUBLISHED, state: 'published, of the house or another party', may: { read: HOUSE, write: [] } },
        { ...DRAFT, may: { read: HOUSE, write: [] } },
        { ...OWN_DRAFT, may: { read: OWN, write: [] } },
      ],
    },
    table: {
      noun: 'The brought table: lists of victims by code',
      writersOnly: ['read'],
      states: [
        { state: 'of the house or another party', thing: { deleted: false }, may: { read: HOUSE, write: HOUSE } },
        {
          state: 'of one’s own party',
          thing: { deleted: false, party: MATRIX_PARTY },
          may: { read: OWN, write: OWN },
        },
        { state: 'deleted', thing: { deleted: true }, may: { read: [], write: [] } },
      ],
    },
    checklist: {
      noun: 'The answers for the assumptions, signed',
      states: [
        { ...PUBLISHED, may: { read: EVERYONE, write: HOUSE } },
        { ...DRAFT, may: { read: READERS, write: HOUSE } },
        { ...OWN_DRAFT, may: { read: OWN_READERS, write: OWN } },
      ],
    },
    statistic: {
      noun: 'A figure for SDG 16.2.2 that an estimate became',
      states: [
        {
          state: 'published, or withdrawn or replaced since',
          thing: { shown: true },
          may: { read: EVERYONE, write: [] },
        },
        { state: 'proposed or declined, of another State', thing: { shown: false }, may: { read: READERS, write: [] } },
        {
          state: 'proposed or declined, of one’s own State',
          thing: { shown: false, party: MATRIX_PARTY },
          may: { read: OWN_READERS, write: [] },
        },
      ],
    },
    'statistic to decide': {
      noun: 'Its second name: published, declined or withdrawn by another person than proposed it',
      states: [
        {
          state: 'waiting, or to be withdrawn, of one’s own State',
          thing: { waits: true, party: MATRIX_PARTY },
          may: { read: [], write: ['data-officer'] },
        },
        { state: 'of another State', thing: { waits: true }, may: { read: [], write: [] } },
        { state: 'decided', thing: { waits: false, party: MATRIX_PARTY }, may: { read: [], write: [] } },
      ],
    },
  },
});
