import { type Holder, MATRIX_PARTY, type Matrix, matrixOf } from '../../kernel/access/index.js';
import { type Act, may, type Things } from './policy.js';
import { REGISTRATION_STATES, type RegistrationState } from './registration.js';

const OFFICERS: readonly Holder[] = ['link', 'administrator', 'secretariat-officer'];
const NOBODY: readonly Holder[] = [];
const ELSEWHERE = '01900000-0000-7000-8000-00000000000f';

const WORDS: Readonly<Record<RegistrationState, string>> = {
  registered: 'its address is not confirmed',
  review: 'under review',
  asked: 'asked for more',
  waiting: 'waiting for another State',
  objected: 'objected to by a State',
  accepted: 'accepted',
  refused: 'refused',
  withdrawn: 'withdrawn',
};

const VERIFIED: ReadonlySet<RegistrationState> = new Set(['review', 'asked', 'objected']);

/** Who may do what with registrations of organizations, by role. */
export const MATRIX: Matrix = matrixOf<Things, Act>(may, {
  title: 'Organizations that ask to join',
  note: 'Anybody may ask. The applicant sees the state, answers and withdraws by a private link; what a State objects is between the State and the secretariat.',
  acts: { read: 'see it', verify: 'verify it', agree: 'agree or object', write: 'change it' },
  nouns: {
    registration: {
      noun: 'A registration',
      writersOnly: ['read'],
      states: [
        ...REGISTRATION_STATES.map((state) => ({
          state: WORDS[state],
          thing: { state, party: ELSEWHERE },
          may: {
            read: state === 'registered' ? NOBODY : OFFICERS,
            verify: VERIFIED.has(state) ? OFFICERS : NOBODY,
            agree: state === 'waiting' ? (['link'] as const) : NOBODY,
            write: NOBODY,
          },
        })),
        {
          state: 'waiting for one’s own State',
          thing: { state: 'waiting', party: MATRIX_PARTY },
          may: {
            read: [...OFFICERS, 'state-focal-point'],
            verify: NOBODY,
            agree: ['link', 'state-focal-point'],
            write: NOBODY,
          },
        },
      ],
    },
    rule: {
      noun: 'Which kinds want the agreement of the State of their seat',
      writersOnly: ['read'],
      states: [{ state: 'any', thing: {}, may: { read: OFFICERS, verify: NOBODY, agree: NOBODY, write: OFFICERS } }],
    },
  },
});
