import { type Holder, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const OFFICERS: readonly Holder[] = ['link', 'secretariat-officer'];

/** Who may do what with reminders, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Notices and reminders',
  note: 'Notices, feeds and wishes for mail belong to one person, who alone sees and changes them; they name only records that the person may see.',
  acts: { read: 'see who gets it and who does not', write: 'send it now, set its day, cancel it' },
  nouns: {
    reminder: {
      noun: 'A round of reminders',
      writersOnly: ['read'],
      states: [
        { state: 'to come', thing: { over: false }, may: { read: OFFICERS, write: OFFICERS } },
        { state: 'sent, cancelled or past', thing: { over: true }, may: { read: OFFICERS, write: [] } },
      ],
    },
  },
});
