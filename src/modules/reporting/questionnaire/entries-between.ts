import { LANGS } from '../../../kernel/i18n/index.js';
import { afterEntry, type CallEntry, type FoldedCall } from '../calls/call.js';
import { type CallContent, inOrder, placesOf } from '../calls/content.js';
import { wordsWith } from '../calls/texts.js';
import { sameWording } from './read-words.js';

/** What must be written into the log of a call so that it asks this and nothing else; nothing where it does already. Pure. */
export function entriesBetween(call: FoldedCall, to: CallContent): CallEntry[] {
  const entries: CallEntry[] = [];
  let now = call;
  const write = (entry: CallEntry) => {
    entries.push(entry);
    now = afterEntry(now, entry);
  };
  const { sections, questions, lang } = to;
  for (const section of sections) if (!now.content.sections.includes(section)) write({ did: 'section-added', section });
  for (const section of now.content.sections)
    if (!sections.includes(section)) write({ did: 'section-removed', section });
  const wanted = new Map(questions.map((question) => [question.id, question]));
  for (const { id } of now.content.questions) if (!wanted.has(id)) write({ did: 'question-removed', question: id });
  const held = new Map(now.content.questions.map((question) => [question.id, question]));
  for (const question of questions)
    if (!alike(held.get(question.id) ?? null, question)) write({ did: 'asked', question });
  if (!alike(orderOf(now.content), orderOf(to))) write({ did: 'ordered', sections, questions: shownOrder(to) });
  // The language in which the call is written comes first: its changes make drafts of the others.
  const langs = [lang, ...LANGS.filter((one) => one !== lang)];
  for (const place of placesOf(to)) {
    let words = now.content.texts[place] ?? {};
    for (const one of langs) {
      const wording = to.texts[place]?.[one];
      if (sameWording(words[one], wording)) continue;
      const set = { place, lang: one, text: wording?.text ?? '', state: wording?.state ?? 'draft' } as const;
      entries.push({ did: 'worded', ...set });
      words = wordsWith(words, set, lang);
    }
  }
  return entries;
}

function shownOrder(content: CallContent): string[] {
  return inOrder(content).flatMap(({ questions }) => questions.map(({ id }) => id));
}

function orderOf(content: CallContent) {
  return { sections: content.sections, questions: shownOrder(content) };
}

/** Whether two values say the same, whatever the order of their members. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && alike(value, right.get(name)));
}
