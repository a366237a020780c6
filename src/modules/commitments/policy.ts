import type { Actor } from '../../kernel/access/index.js';

/**
 * Who may do what with the register, a rule a line. Pages, exports, feeds, API and search ask here and nowhere else; the index of the
 * register leaves out what `seesHidden` does not allow.
 */

/** What a rule must know of the thing it is asked about. */
interface Things {
  /** `shown`: neither hidden itself nor in a document that is. */
  commitment: { shown: boolean };
  /** Steps, filings, lines: what people say about a commitment. */
  account: { shown: boolean };
  difference: unknown;
  import: unknown;
  sessions: unknown;
}

type Act = 'read' | 'write';
type Rule = {
  [N in keyof Things]: { who: Actor['kind']; act: Act; noun: N; when: (thing: Things[N]) => boolean };
}[keyof Things];

const RULES: readonly Rule[] = [
  { who: 'public', act: 'read', noun: 'commitment', when: (commitment) => commitment.shown },
  { who: 'public', act: 'read', noun: 'account', when: (commitment) => commitment.shown },
  { who: 'public', act: 'read', noun: 'sessions', when: () => true },
  { who: 'administrator', act: 'read', noun: 'commitment', when: () => true },
  { who: 'administrator', act: 'read', noun: 'account', when: () => true },
  { who: 'administrator', act: 'read', noun: 'difference', when: () => true },
  { who: 'administrator', act: 'read', noun: 'import', when: () => true },
  { who: 'administrator', act: 'read', noun: 'sessions', when: () => true },
  { who: 'administrator', act: 'write', noun: 'commitment', when: () => true },
  { who: 'administrator', act: 'write', noun: 'account', when: () => true },
  { who: 'administrator', act: 'write', noun: 'difference', when: () => true },
  { who: 'administrator', act: 'write', noun: 'import', when: () => true },
  { who: 'administrator', act: 'write', noun: 'sessions', when: () => true },
];

/** Whether `actor` may do `act` with `thing`. What no rule allows is forbidden. */
export function may<N extends keyof Things>(actor: Actor, act: Act, noun: N, thing: Things[N]): boolean {
  return RULES.some((rule) => {
    if (rule.who !== actor.kind || rule.act !== act || rule.noun !== noun) return false;
    const when: (thing: never) => boolean = rule.when;
    return when(thing as never);
  });
}

/** Whether what is not shown may be in an answer to `actor`. */
export function seesHidden(actor: Actor): boolean {
  return may(actor, 'read', 'commitment', { shown: false });
}
