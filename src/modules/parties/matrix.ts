import { type Holder, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const WRITERS: readonly Holder[] = ['link', 'administrator', 'secretariat-officer'];

/** Who may do what with the register of parties, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Parties',
  note: 'States, organizations and others. Nothing is deleted: what is no party any more is former, and who was refused stays as refused.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    party: {
      noun: 'A party (names, codes, groups, memberships)',
      writersOnly: ['read'],
      states: [
        { state: 'active', thing: { state: 'active' }, may: { read: EVERYONE, write: WRITERS } },
        { state: 'former', thing: { state: 'former' }, may: { read: EVERYONE, write: WRITERS } },
        { state: 'waiting for a decision', thing: { state: 'waiting' }, may: { read: WRITERS, write: WRITERS } },
        { state: 'refused', thing: { state: 'refused' }, may: { read: WRITERS, write: WRITERS } },
      ],
    },
    import: {
      noun: 'A table of parties that was brought back',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: WRITERS, write: WRITERS } }],
    },
  },
});
