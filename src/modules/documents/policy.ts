import type { Actor } from '../../kernel/access/index.js';
import type { TextState } from './document.js';

/**
 * Who may do what with documents, a rule a line. Pages, exports, API and search ask here and nowhere else; the store's own
 * condition on rows (`seesUnpublished`) is made of the same rule.
 */

/** What a rule must know of the thing it is asked about. */
interface Things {
  document: { shown: boolean };
  text: { state: TextState };
  corrections: { state: TextState };
  import: unknown;
}

type Act = 'read' | 'write';
type Rule = {
  [N in keyof Things]: { who: Actor['kind']; act: Act; noun: N; when: (thing: Things[N]) => boolean };
}[keyof Things];

const RULES: readonly Rule[] = [
  { who: 'public', act: 'read', noun: 'document', when: (document) => document.shown },
  { who: 'public', act: 'read', noun: 'text', when: (text) => text.state === 'confirmed' },
  { who: 'public', act: 'read', noun: 'corrections', when: (text) => text.state === 'confirmed' },
  { who: 'administrator', act: 'read', noun: 'document', when: () => true },
  { who: 'administrator', act: 'read', noun: 'text', when: () => true },
  { who: 'administrator', act: 'read', noun: 'corrections', when: () => true },
  { who: 'administrator', act: 'read', noun: 'import', when: () => true },
  { who: 'administrator', act: 'write', noun: 'document', when: () => true },
  {
    who: 'administrator',
    act: 'write',
    noun: 'text',
    when: (text) => text.state === 'preview' || text.state === 'confirmed',
  },
  {
    who: 'administrator',
    act: 'write',
    noun: 'corrections',
    when: (text) => text.state === 'preview' || text.state === 'confirmed',
  },
  { who: 'administrator', act: 'write', noun: 'import', when: () => true },
];

/** Whether `actor` may do `act` with `thing`. What no rule allows is forbidden. */
export function may<N extends keyof Things>(actor: Actor, act: Act, noun: N, thing: Things[N]): boolean {
  return RULES.some((rule) => {
    if (rule.who !== actor.kind || rule.act !== act || rule.noun !== noun) return false;
    const when: (thing: never) => boolean = rule.when;
    return when(thing as never);
  });
}

/** Whether rows that are not published may be in an answer to `actor`; the store leaves them out otherwise. */
export function seesUnpublished(actor: Actor): boolean {
  return may(actor, 'read', 'text', { state: 'preview' }) && may(actor, 'read', 'document', { shown: false });
}
