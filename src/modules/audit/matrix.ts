import { type Holder, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const EVERYONE: readonly Holder[] = ['everyone'];
const NOBODY: readonly Holder[] = [];

/** Who may do what with the log, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'The action log',
  note: 'Nobody writes the log, changes an entry or takes one away: it is written by what people do. That somebody took it out is itself recorded.',
  acts: { read: 'see it', erase: 'take it away' },
  nouns: {
    log: {
      noun: 'Entries: who did what, when, from where',
      states: [{ state: 'any', thing: {}, may: { read: ['link', 'administrator', 'auditor'], erase: NOBODY } }],
    },
    heads: {
      noun: 'Signed ends of days, and the public key',
      states: [{ state: 'any', thing: {}, may: { read: EVERYONE, erase: NOBODY } }],
    },
    retention: {
      noun: 'What is kept how long',
      states: [{ state: 'any', thing: {}, may: { read: EVERYONE, erase: NOBODY } }],
    },
    'own data': {
      noun: 'All that is held about a person with an account, for that person',
      states: [
        { state: 'one’s own', thing: { own: true }, may: { read: EVERYONE, erase: EVERYONE } },
        { state: 'somebody else’s', thing: { own: false }, may: { read: NOBODY, erase: NOBODY } },
      ],
    },
    identity: {
      noun: 'What links the number of a person to the person',
      states: [{ state: 'any', thing: {}, may: { read: NOBODY, erase: ['link', 'administrator'] } }],
    },
  },
});
