import { type Holder, MATRIX_PERSON, type Matrix, matrixOf, type Role } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const WRITERS: readonly Role[] = [
  'administrator',
  'secretariat-officer',
  'reviewer',
  'state-focal-point',
  'national-rapporteur',
  'data-officer',
  'agency-member',
  'co-chair',
  'fund-manager',
  'trustee',
  'finance-officer',
  'ngo-representative',
];
const READERS: readonly Holder[] = [...WRITERS, 'auditor'];
const MANAGERS: readonly Holder[] = ['administrator'];
/** Whoever works on own records only still reads what reaches them, and answers it. */
const HERE = { seen: true, reaches: true, own: false, fresh: true, gone: false, madeBy: MATRIX_PERSON };

/** Who may do what with comments, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Comments',
  note: 'Whoever may not see a record sees no comment on it. A comment that is addressed reaches whom it is addressed to, who wrote it, and those who act for the party of either; nobody else, whatever their role.',
  acts: { read: 'read it', write: 'answer it', edit: 'change its words', 'take back': 'take it back' },
  nouns: {
    comment: {
      noun: 'A comment on a record',
      states: [
        {
          state: 'of somebody else, that reaches one',
          thing: HERE,
          may: { read: READERS, write: WRITERS, edit: [], 'take back': MANAGERS },
        },
        {
          state: 'of one’s own, for a day',
          thing: { ...HERE, own: true },
          may: { read: READERS, write: WRITERS, edit: WRITERS, 'take back': WRITERS },
        },
        {
          state: 'of one’s own, later',
          thing: { ...HERE, own: true, fresh: false },
          may: { read: READERS, write: WRITERS, edit: [], 'take back': WRITERS },
        },
        {
          state: 'of one’s own, taken back',
          thing: { ...HERE, own: true, gone: true },
          may: { read: READERS, write: WRITERS, edit: [], 'take back': [] },
        },
        {
          state: 'addressed to others',
          thing: { ...HERE, reaches: false },
          may: { read: [], write: [], edit: [], 'take back': [] },
        },
        {
          state: 'on a record that one may not see',
          thing: { ...HERE, seen: false },
          may: { read: [], write: [], edit: [], 'take back': [] },
        },
      ],
    },
  },
});
