import { type Holder, MATRIX_PARTY, MATRIX_PERSON, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const WRITERS: readonly Holder[] = ['link', 'secretariat-officer'];
const DRAFT_READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
/** Of the annual report of a group, with its own people. */
const GROUP_WRITERS: readonly Holder[] = [...WRITERS, 'co-chair'];
const GROUP_READERS: readonly Holder[] = [...DRAFT_READERS, 'co-chair', 'data-officer'];
const SIGNERS: readonly Holder[] = ['secretariat-officer', 'reviewer'];

/** Who may do what with reports, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Reports',
  note: 'What a report quotes is public already; what is not is only counted. Two people sign a report, and the second signature publishes it; nobody signs by the printed link, for a signature wants a person who has just proved presence. The annual report of a group is written and signed by its co-chairs, too, and is not published without the signature of one; it counts no confidential answer.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    report: {
      noun: 'A report',
      states: [
        { state: 'that was published', thing: { published: true }, may: { read: EVERYONE, write: WRITERS } },
        { state: 'that is a draft', thing: { published: false }, may: { read: DRAFT_READERS, write: WRITERS } },
        {
          state: 'of their own group, that is a draft',
          thing: { published: false, party: MATRIX_PARTY },
          may: { read: GROUP_READERS, write: GROUP_WRITERS },
        },
      ],
    },
    draft: {
      noun: 'What is being written of it, with its trail',
      states: [
        { state: 'any', thing: { party: null }, may: { read: DRAFT_READERS, write: WRITERS } },
        {
          state: 'of a report that oneself began',
          thing: { party: null, madeBy: MATRIX_PERSON },
          may: { read: DRAFT_READERS, write: WRITERS },
        },
        {
          state: 'of a report of their own group',
          thing: { party: MATRIX_PARTY },
          may: { read: GROUP_READERS, write: GROUP_WRITERS },
        },
      ],
    },
    signature: {
      noun: 'A signature under it',
      states: [
        { state: 'any', thing: { party: null }, may: { read: DRAFT_READERS, write: SIGNERS } },
        {
          state: 'under a report of their own group',
          thing: { party: MATRIX_PARTY },
          may: { read: GROUP_READERS, write: [...SIGNERS, 'co-chair'] },
        },
      ],
    },
  },
});
