import { type Holder, MATRIX_PARTY, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';

const GIVERS: readonly Holder[] = ['link', 'administrator'];
const INVITERS: readonly Holder[] = [...GIVERS, 'secretariat-officer'];
const OWN_INVITERS: readonly Holder[] = [...INVITERS, 'state-focal-point'];
const EVERYONE: readonly Holder[] = ['everyone'];

/** Who may do what with people and their ways in, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'People',
  note: 'Everyone minds their own account. A role fits the kind of its party, and the last administrator cannot be removed. Giving roles and single sign-on ask a person for a proof of presence.',
  acts: { read: 'see it', write: 'change it' },
  nouns: {
    person: {
      noun: 'A person with the roles held (give and end roles, reset the account)',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: GIVERS, write: GIVERS } }],
    },
    invitation: {
      noun: 'An invitation (make it, call it off)',
      writersOnly: ['read'],
      states: [
        {
          state: 'to a role that acts for one’s own party',
          thing: { reach: 'party', party: MATRIX_PARTY },
          may: { read: OWN_INVITERS, write: OWN_INVITERS },
        },
        {
          state: 'to a role that acts for another party',
          thing: { reach: 'party', party: '01900000-0000-7000-8000-00000000000f' },
          may: { read: INVITERS, write: INVITERS },
        },
        { state: 'to a role of the house', thing: { reach: 'house' }, may: { read: GIVERS, write: GIVERS } },
      ],
    },
    loan: {
      noun: 'A part of a role lent to another person (take it back, give it up)',
      states: [
        {
          state: 'given by, or to, the one who asks',
          thing: { whose: 'mine' },
          may: { read: EVERYONE, write: EVERYONE },
        },
        { state: 'between others', thing: { whose: 'others' }, may: { read: [], write: GIVERS } },
      ],
    },
    mail: {
      noun: 'Mail that did not go out by itself',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: GIVERS, write: GIVERS } }],
    },
    'sign-on': {
      noun: 'Single sign-on of a party (its secret is shown to nobody)',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: GIVERS, write: GIVERS } }],
    },
  },
});
