import type { Actor } from '../../../kernel/access/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import type { Call } from '../store/calls.js';
import { inOrder } from './content.js';
import { changeContent } from './open-call.js';
import { checkText } from './translate-call.js';

interface Place {
  key: string;
  seen: number | null;
}

/** A section at the end, named in the language of the call. @throws Refusal `title-missing`, `too-long`, ...; NotAllowed. */
export function addSection(db: Database, actor: Actor, place: Place, title: string): Promise<Call> {
  const text = checkText('section', title);
  if (text === '') throw new Refusal('title-missing', { field: 'section' });
  const section = newId();
  return changeContent(db, actor, place, 'add-section', ({ content: { lang } }) => [
    { did: 'section-added', section },
    { did: 'worded', place: `section/${section}`, lang, text, state: 'reviewed' },
  ]);
}

/** Its questions stay, before all sections. */
export function removeSection(db: Database, actor: Actor, place: Place, section: string): Promise<Call> {
  return changeContent(db, actor, place, 'remove-section', ({ content }) => {
    if (!content.sections.includes(section)) throw new Refusal('not-in-list');
    return [{ did: 'section-removed', section }];
  });
}

/** No longer asked; answers to earlier versions stay. */
export function removeQuestion(db: Database, actor: Actor, place: Place, question: string): Promise<Call> {
  return changeContent(db, actor, place, 'remove-question', ({ content }) => {
    if (!content.questions.some(({ id }) => id === question)) throw new Refusal('no-such-question');
    return [{ did: 'question-removed', question }];
  });
}

/** Moves a question or a section one place up or down among its own; at the edge nothing happens. */
export function move(db: Database, actor: Actor, place: Place, id: string, by: -1 | 1): Promise<Call> {
  return changeContent(db, actor, place, 'order-questions', ({ content }) => {
    const shown = inOrder(content);
    const sections = swapped(content.sections, id, by);
    const questions = shown.flatMap((group) =>
      swapped(
        group.questions.map((question) => question.id),
        id,
        by,
      ),
    );
    const known = content.sections.includes(id) || questions.includes(id);
    if (!known) throw new Refusal('no-such-question');
    return [{ did: 'ordered', sections, questions }];
  });
}

function swapped(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const [one, other] = [ids[from], ids[from + by]];
  if (from < 0 || one === undefined || other === undefined) return [...ids];
  return ids.with(from, other).with(from + by, one);
}
