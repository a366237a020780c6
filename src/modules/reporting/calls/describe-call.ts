import type { Actor } from '../../../kernel/access/index.js';
import { type Day, isDay } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import type { Call } from '../store/calls.js';
import type { CallKind } from './content.js';
import { changeContent } from './open-call.js';
import { checkText } from './translate-call.js';

export interface CallDescription {
  kind: CallKind;
  title: string;
  intro: string;
  /** YYYY-MM-DD; empty while it is not known. */
  deadline: string;
}

/** Title and introduction in the language of the call, its kind and deadline. @throws Refusal with its field; NotAllowed. */
export function describeCall(
  db: Database,
  actor: Actor,
  place: { key: string; seen: number | null },
  { kind, title, intro, deadline }: CallDescription,
  today: Day,
): Promise<Call> {
  if (title.trim() === '') throw new Refusal('title-missing', { field: 'title' });
  const texts = { title: checkText('title', title), intro: checkText('intro', intro) };
  if (deadline !== '' && !isDay(deadline)) throw new Refusal('not-a-date', { field: 'deadline' });
  return changeContent(db, actor, place, 'describe-call', (call) => {
    const day = deadline === '' ? null : deadline;
    if (day !== null && day !== call.deadline && day < today) throw new Refusal('date-past', { field: 'deadline' });
    const { content } = call;
    const words = (['title', 'intro'] as const).filter(
      (at) => (content.texts[at]?.[content.lang]?.text ?? '') !== texts[at],
    );
    return [
      ...(kind === content.kind && day === call.deadline ? [] : [{ did: 'described' as const, kind, deadline: day }]),
      ...words.map((at) => ({
        did: 'worded' as const,
        place: at,
        lang: content.lang,
        text: texts[at],
        state: 'reviewed' as const,
      })),
    ];
  });
}
