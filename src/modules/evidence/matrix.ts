import { type Holder, MATRIX_PARTY, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const NOBODY: readonly Holder[] = [];
const LINK: readonly Holder[] = ['link'];
const OFFICE: readonly Holder[] = ['link', 'secretariat-officer'];
const OFFICER: readonly Holder[] = ['link', 'data-officer'];
const OFFICER_ALONE: readonly Holder[] = ['data-officer'];
const READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const OWN_READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'data-officer', 'auditor'];

const OWN = { state: 'of one’s own party', thing: { party: MATRIX_PARTY } };
const OTHERS = { state: 'of another party', thing: {} };

/** Who may do what with data sets and releases, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Evidence: data under lock, and what is released of it',
  note: 'Reading rows, the key, and every decision want a proof of presence; rows are read only while the party’s key is unlocked with a passphrase.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    'data set': {
      noun: 'A data set, without its rows',
      writersOnly: ['read'],
      states: [
        { ...OTHERS, may: { read: LINK, write: LINK } },
        { ...OWN, may: { read: OFFICER, write: OFFICER } },
      ],
    },
    dictionary: {
      noun: 'A dictionary, and how one’s files were matched to it',
      writersOnly: ['read'],
      states: [
        { ...OTHERS, may: { read: LINK, write: LINK } },
        { ...OWN, may: { read: OFFICER, write: OFFICER } },
      ],
    },
    rows: {
      noun: 'Its rows',
      writersOnly: ['read'],
      states: [
        { state: 'of another party', thing: { shredded: false }, may: { read: NOBODY, write: NOBODY } },
        {
          state: 'of one’s own party',
          thing: { shredded: false, party: MATRIX_PARTY },
          may: { read: OFFICER_ALONE, write: OFFICER_ALONE },
        },
        { state: 'destroyed', thing: { shredded: true, party: MATRIX_PARTY }, may: { read: NOBODY, write: NOBODY } },
      ],
    },
    key: {
      noun: 'The key of a party: that it is there, and who has a copy',
      writersOnly: ['read'],
      states: [
        { ...OTHERS, may: { read: LINK, write: NOBODY } },
        { ...OWN, may: { read: OFFICER, write: OFFICER_ALONE } },
      ],
    },
    release: {
      noun: 'A release',
      states: [
        { state: 'published or withdrawn', thing: { state: 'published' }, may: { read: EVERYONE, write: LINK } },
        { state: 'proposed, of another party', thing: { state: 'proposed' }, may: { read: READERS, write: LINK } },
        {
          state: 'proposed, of one’s own party',
          thing: { state: 'proposed', party: MATRIX_PARTY },
          may: { read: OWN_READERS, write: OFFICER },
        },
      ],
    },
    decision: {
      noun: 'Approving, declining or withdrawing a release',
      states: [
        { state: 'proposed, of another party', thing: { state: 'proposed' }, may: { read: NOBODY, write: NOBODY } },
        {
          state: 'proposed, of one’s own party',
          thing: { state: 'proposed', party: MATRIX_PARTY },
          may: { read: NOBODY, write: OFFICER_ALONE },
        },
        {
          state: 'withdrawn',
          thing: { state: 'withdrawn', party: MATRIX_PARTY },
          may: { read: NOBODY, write: NOBODY },
        },
      ],
    },
    'code list': {
      noun: 'The registry of concepts, and lists of codes loaded beside it',
      states: [{ state: 'loaded or not', thing: {}, may: { read: EVERYONE, write: LINK } }],
    },
    population: {
      noun: 'How many persons live in a State, by which counts are divided',
      states: [
        { ...OTHERS, may: { read: EVERYONE, write: OFFICE } },
        { ...OWN, may: { read: EVERYONE, write: [...OFFICE, 'data-officer'] } },
      ],
    },
    ledger: {
      noun: 'What was spent of a privacy budget',
      states: [
        { state: 'something is published', thing: { published: true }, may: { read: EVERYONE, write: NOBODY } },
        { state: 'nothing is published', thing: { published: false }, may: { read: READERS, write: NOBODY } },
        {
          state: 'nothing is published, of one’s own party',
          thing: { published: false, party: MATRIX_PARTY },
          may: { read: OWN_READERS, write: NOBODY },
        },
      ],
    },
  },
});
