import { type Rule, ruleBook } from '../../kernel/access/index.js';
import type { RegistrationState } from './registration.js';

/** Who may do what with registrations of organizations, a rule a line. The applicant comes by a private link, and needs no rule. */

export interface Things {
  /** Its party is the State of its seat. */
  registration: { state: RegistrationState };
  /** Which kinds want the agreement of a State. */
  rule: object;
}

export type Act = 'read' | 'verify' | 'agree' | 'write';

const always = () => true;
/** Before the address is confirmed nothing reaches anybody. */
const confirmed = ({ state }: Things['registration']) => state !== 'registered';
const open = ({ state }: Things['registration']) => state === 'review' || state === 'asked' || state === 'objected';
const asked = ({ state }: Things['registration']) => state === 'waiting';

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'parties.write', act: 'read', noun: 'registration', when: confirmed },
  { who: 'parties.write', act: 'verify', noun: 'registration', when: open },
  // A State sees what it is asked about, for as long as it is asked.
  { who: 'parties.agree', act: 'read', noun: 'registration', when: asked },
  { who: 'parties.agree', act: 'agree', noun: 'registration', when: asked },
  { who: 'parties.write', act: 'read', noun: 'rule', when: always },
  { who: 'parties.write', act: 'write', noun: 'rule', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);
