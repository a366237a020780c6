import { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const OFFICERS: readonly Holder[] = ['link', 'secretariat-officer'];
const DRAFT_READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const ANSWERERS: readonly Holder[] = [
  'link',
  'state-focal-point',
  'national-rapporteur',
  'agency-member',
  'co-chair',
  'ngo-representative',
];
const SIGNERS: readonly Holder[] = ['signatory', 'agency-member', 'co-chair', 'ngo-representative'];
const WRITERS: readonly Holder[] = [...ANSWERERS, 'ministry-writer'];
const OWN_READERS: readonly Holder[] = [...new Set([...WRITERS, ...SIGNERS])];
const OF_THE_HOUSE: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const ALL_READERS: readonly Holder[] = [...new Set([...OF_THE_HOUSE, ...OWN_READERS])];
const ANOTHER = '01900000-0000-7000-8000-000000000009';

/** Who may do what with calls and submissions, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Calls for input and submissions',
  note: 'What a party is writing is seen by its own people only until it is signed and sent; the secretariat sees that it has begun, and no more. Nobody signs by the printed link: a signature wants a person who has just proved presence.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    call: {
      noun: 'A call: its questions, in all languages',
      states: [
        { state: 'that was sent', thing: { shown: true }, may: { read: EVERYONE, write: OFFICERS } },
        { state: 'that is a draft', thing: { shown: false }, may: { read: DRAFT_READERS, write: OFFICERS } },
      ],
    },
    recipient: {
      noun: 'A party that is asked: letters, addresses, what came back',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: OFFICERS, write: OFFICERS } }],
    },
    extension: {
      noun: 'That a party asks for more time',
      states: [
        { state: 'of one’s party', thing: { party: MATRIX_PARTY }, may: { read: ALL_READERS, write: ANSWERERS } },
        { state: 'of another party', thing: { party: ANOTHER }, may: { read: OF_THE_HOUSE, write: ['link'] } },
      ],
    },
    draft: {
      noun: 'What a party is writing',
      writersOnly: ['read'],
      states: [
        { state: 'of one’s party', thing: { party: MATRIX_PARTY }, may: { read: OWN_READERS, write: ANSWERERS } },
        {
          state: 'of one’s party, and begun by oneself',
          thing: { party: MATRIX_PARTY, madeBy: MATRIX_PERSON },
          may: { read: OWN_READERS, write: ANSWERERS },
        },
        { state: 'of another party', thing: { party: ANOTHER }, may: { read: ['link'], write: ['link'] } },
      ],
    },
    section: {
      noun: 'A section of it',
      writersOnly: ['read'],
      states: [
        {
          state: 'that was given to oneself',
          thing: { given: true, party: MATRIX_PARTY },
          may: { read: OWN_READERS, write: WRITERS },
        },
        {
          state: 'that was given to another ministry, or to nobody',
          thing: { given: false, party: MATRIX_PARTY },
          may: { read: OWN_READERS, write: ANSWERERS },
        },
      ],
    },
    signature: {
      noun: 'The signature under an answer, and its sending',
      writersOnly: ['read'],
      states: [
        { state: 'of one’s party', thing: { party: MATRIX_PARTY }, may: { read: SIGNERS, write: SIGNERS } },
        { state: 'of another party', thing: { party: ANOTHER }, may: { read: [], write: [] } },
      ],
    },
    'sent answer': {
      noun: 'An answer as it was sent',
      states: [
        {
          state: 'that is public',
          thing: { audience: 'public', party: MATRIX_PARTY },
          may: { read: EVERYONE, write: [] },
        },
        {
          state: 'that is shared with parties',
          thing: { audience: 'parties', party: ANOTHER },
          may: { read: ALL_READERS, write: [] },
        },
        {
          state: 'that is confidential, of one’s party',
          thing: { audience: 'confidential', party: MATRIX_PARTY },
          may: { read: ALL_READERS, write: [] },
        },
        {
          state: 'that is confidential, of another party',
          thing: { audience: 'confidential', party: ANOTHER },
          may: { read: OF_THE_HOUSE, write: [] },
        },
      ],
    },
    reading: {
      noun: 'Codes of a call, marks on answers, passages that are alike, translations of answers',
      states: [{ state: 'any', thing: {}, may: { read: OF_THE_HOUSE, write: OFFICERS } }],
    },
    'brought in': {
      noun: 'An old document that is cut into answers',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: OFFICERS, write: OFFICERS } }],
    },
  },
});
