import { newId } from '../../../kernel/db/index.js';
import { LANGS, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import type { CallEntry } from './call.js';
import type { Question } from './question.js';

/** Questions for what a paragraph asks, in our own words and in six languages, to be changed by whoever makes the call. */

/** A commitment as questions are made from it. */
export interface AskedCommitment {
  id: string;
  titles: readonly { lang: Lang; title: string }[];
  /** "A/RES/70/179, paragraph 13": where it has no title of ours. */
  placeIn: (t: Translator) => string;
}

const HOW_FAR = ['not-begun', 'under-way', 'done', 'does-not-apply'] as const;
/** Words in which what was done is told. */
const USUAL_LIMIT = 500;

/** What is asked about one commitment: how far it is, what was done, what stood in the way. In a section of its own, named by the title. */
export function proposeQuestions(commitment: AskedCommitment, idOf: () => string = newId): CallEntry[] {
  const [section, far, what, needs] = [idOf(), idOf(), idOf(), idOf()];
  const options = HOW_FAR.map(() => idOf());
  const common = { section, required: false, subjects: [`commitment/${commitment.id}` as const], follows: null };
  const questions: Question[] = [
    { ...common, id: far, required: true, asked: { kind: 'choice', many: false, other: false, options } },
    { ...common, id: what, required: true, asked: { kind: 'text', limit: USUAL_LIMIT } },
    { ...common, id: needs, asked: { kind: 'text', limit: USUAL_LIMIT } },
  ];
  return [
    { did: 'section-added', section },
    ...questions.map((question): CallEntry => ({ did: 'asked', question })),
    ...LANGS.flatMap((lang) => wordingsIn(lang)),
  ];

  function wordingsIn(lang: Lang): CallEntry[] {
    const t = translatorFor(lang);
    const title = commitment.titles.find((one) => one.lang === lang)?.title ?? commitment.placeIn(t);
    const wordings: [string, string][] = [
      [`section/${section}`, title],
      [`question/${far}`, t('reporting.propose.far', { title })],
      [`question/${what}`, t('reporting.propose.what', { title })],
      [`question/${needs}`, t('reporting.propose.needs', { title })],
      [`help/${what}`, t('reporting.propose.what-help')],
      ...HOW_FAR.map((far_, at): [string, string] => [
        `option/${far}/${options[at] ?? ''}`,
        t(`commitments.answers.standing.${far_}`),
      ]),
    ];
    return wordings.map(([place, text]) => ({ did: 'worded', place, lang, text, state: 'reviewed' }));
  }
}
