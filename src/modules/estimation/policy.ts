import type { Actor } from '../../kernel/access/index.js';

/**
 * Who may do what with studies, a rule a line. Pages, files and API ask here and nowhere else. The table itself, lists of victims,
 * is for the administrator alone, whatever is published of it.
 */

/** What a rule must know of the thing it is asked about. */
interface Things {
  study: { published: boolean };
  /** The edition with small numbers withheld and figures rounded. */
  'published-report': { published: boolean };
  /** The edition with every number. */
  'whole-report': { published: boolean };
  table: { deleted: boolean };
  checklist: { published: boolean };
}

type Act = 'read' | 'write';
type Rule = {
  [N in keyof Things]: { who: Actor['kind']; act: Act; noun: N; when: (thing: Things[N]) => boolean };
}[keyof Things];

const RULES: readonly Rule[] = [
  { who: 'public', act: 'read', noun: 'study', when: (study) => study.published },
  { who: 'public', act: 'read', noun: 'published-report', when: (report) => report.published },
  { who: 'public', act: 'read', noun: 'checklist', when: (checklist) => checklist.published },
  { who: 'administrator', act: 'read', noun: 'study', when: () => true },
  { who: 'administrator', act: 'read', noun: 'published-report', when: () => true },
  { who: 'administrator', act: 'read', noun: 'whole-report', when: () => true },
  { who: 'administrator', act: 'read', noun: 'checklist', when: () => true },
  { who: 'administrator', act: 'read', noun: 'table', when: (table) => !table.deleted },
  { who: 'administrator', act: 'write', noun: 'study', when: () => true },
  { who: 'administrator', act: 'write', noun: 'table', when: (table) => !table.deleted },
  { who: 'administrator', act: 'write', noun: 'checklist', when: () => true },
];

/** Whether `actor` may do `act` with `thing`. What no rule allows is forbidden. */
export function may<N extends keyof Things>(actor: Actor, act: Act, noun: N, thing: Things[N]): boolean {
  return RULES.some((rule) => {
    if (rule.who !== actor.kind || rule.act !== act || rule.noun !== noun) return false;
    const when: (thing: never) => boolean = rule.when;
    return when(thing as never);
  });
}

/** Whether studies that are not published may be in an answer to `actor`; the store leaves them out otherwise. */
export function seesUnpublished(actor: Actor): boolean {
  return may(actor, 'read', 'study', { published: false });
}
