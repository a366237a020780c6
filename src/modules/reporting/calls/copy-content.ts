import { newId } from '../../../kernel/db/index.js';
import { LANGS } from '../../../kernel/i18n/index.js';
import type { CallEntry } from './call.js';
import { type CallContent, placesOf } from './content.js';

/**
 * What asks the same once more: sections and questions under new ids, each question following the one that it repeats, so that last time's
 * answer is offered; words in all languages, but not the title.
 */
export function copyEntries(content: CallContent, idOf: () => string = newId): CallEntry[] {
  const ids = new Map([...content.sections, ...content.questions.map(({ id }) => id)].map((id) => [id, idOf()]));
  const renamed = (id: string) => ids.get(id) ?? id;
  const sections = content.sections.map((id): CallEntry => ({ did: 'section-added', section: renamed(id) }));
  const questions = content.questions.map(
    (question): CallEntry => ({
      did: 'asked',
      question: {
        ...question,
        id: renamed(question.id),
        section: question.section === null ? null : renamed(question.section),
        follows: question.id,
      },
    }),
  );
  const words = placesOf(content)
    .filter((place) => place !== 'title')
    .flatMap((place) =>
      LANGS.flatMap((lang): CallEntry[] => {
        const wording = content.texts[place]?.[lang];
        const there = place.split('/').map(renamed).join('/');
        return wording === undefined ? [] : [{ did: 'worded', place: there, lang, ...wording }];
      }),
    );
  return [...sections, ...questions, ...words];
}
