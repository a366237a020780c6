import { type Actor, hasAccount, type May, type PersonActor, type Rule, ruleBook } from '../../kernel/access/index.js';

/**
 * Who may do what with comments, a rule a line. A comment is never wider than its record: `seen` is what the module that keeps the record
 * says of the reader, asked at every reading.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  comment: {
    /** The reader sees the record. */
    seen: boolean;
    /** It is addressed to all, to the reader, or to or from a party for which the reader acts. */
    reaches: boolean;
    /** The reader wrote it. */
    own: boolean;
    /** Its words may still be changed. */
    fresh: boolean;
    /** It was taken back. */
    gone: boolean;
  };
}

export type Act = 'read' | 'write' | 'edit' | 'take back';

const RULES: readonly Rule<Things, Act>[] = [
  { who: 'comments.read', act: 'read', noun: 'comment', when: ({ seen, reaches }) => seen && reaches },
  { who: 'comments.write', act: 'write', noun: 'comment', when: ({ seen, reaches }) => seen && reaches },
  {
    who: 'comments.write',
    act: 'edit',
    noun: 'comment',
    when: ({ seen, own, fresh, gone }) => seen && own && fresh && !gone,
  },
  { who: 'comments.write', act: 'take back', noun: 'comment', when: ({ seen, own, gone }) => seen && own && !gone },
  // What should not stand there is taken away by whoever manages the house, who leaves a trace.
  {
    who: 'house.manage',
    act: 'take back',
    noun: 'comment',
    when: ({ seen, reaches, gone }) => seen && reaches && !gone,
  },
];

const book = ruleBook(RULES);

/** Whether an actor may do an act with a comment: people only, for whichever party they act. Who came in by the link is nobody in particular. */
export const may: May<Things, Act> = (actor, act, noun, thing) =>
  actor.kind === 'person' &&
  partiesOf(actor).some((party) => book(actor, act, noun, { ...thing, party, madeBy: actor.id }));

function partiesOf({ holds }: PersonActor): (string | null)[] {
  return [...new Set([null, ...holds.map(({ party }) => party?.id ?? null)])];
}

/** Whether there can be comments for an actor at all. */
export function readsComments(actor: Actor): actor is PersonActor {
  return (
    hasAccount(actor) &&
    may(actor, 'read', 'comment', { seen: true, reaches: true, own: false, fresh: false, gone: false })
  );
}
