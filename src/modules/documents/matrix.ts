import { type Holder, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const READERS: readonly Holder[] = ['link', 'secretariat-officer', 'reviewer', 'auditor'];
const WRITERS: readonly Holder[] = ['link', 'secretariat-officer'];
const EVERYONE: readonly Holder[] = ['everyone'];
const NOBODY: readonly Holder[] = [];

/** Who may do what with documents, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Documents and their texts',
  note: 'A text that somebody brought is a preview until a person has confirmed it. Nothing is deleted: what was withdrawn or replaced is brought back by undoing that.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    document: {
      noun: 'A document (symbol, title, date)',
      states: [
        { state: 'shown', thing: { shown: true }, may: { read: EVERYONE, write: WRITERS } },
        {
          state: 'not shown: none of its texts is confirmed',
          thing: { shown: false },
          may: { read: READERS, write: WRITERS },
        },
      ],
    },
    text: {
      noun: 'A text of a document',
      states: [
        { state: 'preview', thing: { state: 'preview' }, may: { read: READERS, write: WRITERS } },
        { state: 'confirmed', thing: { state: 'confirmed' }, may: { read: EVERYONE, write: WRITERS } },
        { state: 'withdrawn', thing: { state: 'withdrawn' }, may: { read: READERS, write: NOBODY } },
        { state: 'replaced by another', thing: { state: 'replaced' }, may: { read: READERS, write: NOBODY } },
      ],
    },
    corrections: {
      noun: 'Corrections of what the rules read in a text',
      states: [
        { state: 'of a preview', thing: { state: 'preview' }, may: { read: READERS, write: WRITERS } },
        { state: 'of a confirmed text', thing: { state: 'confirmed' }, may: { read: EVERYONE, write: WRITERS } },
        { state: 'of a withdrawn text', thing: { state: 'withdrawn' }, may: { read: READERS, write: NOBODY } },
        { state: 'of a text replaced by another', thing: { state: 'replaced' }, may: { read: READERS, write: NOBODY } },
      ],
    },
    import: {
      noun: 'The bringing of a text (file, progress, what went wrong)',
      states: [{ state: 'any', thing: {}, may: { read: READERS, write: WRITERS } }],
    },
  },
});
