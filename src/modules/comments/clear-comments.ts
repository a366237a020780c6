import { type Clearing, type OwnDataPart, ownDataPart, type PersonEraser } from '../../kernel/privacy/index.js';
import { forgetTakenBack, listWrittenBy } from './store/comments.js';

/** The words of what was taken back go by the table of retention; that it was there stays. */
export const COMMENT_CLEARINGS: readonly Clearing[] = [
  { kind: 'taken-back-comment', clear: (c, before) => forgetTakenBack(c, { before }) },
];

/** What was said of a record for a party stays with it, by a number that is nobody's any more; what was taken back goes at once. */
export const COMMENT_ERASER: PersonEraser = {
  about: 'comments',
  erase: (c, personId) => forgetTakenBack(c, { authorId: personId }),
};

/** What a person wrote. */
export const COMMENTS_OWN_DATA: readonly OwnDataPart[] = [
  ownDataPart({
    name: 'comments',
    fields: ['about', 'text', 'lang', 'made', 'version', 'withdrawn'],
    read: async (c, id) =>
      (await listWrittenBy(c, id)).map(({ about, words, lang, made, version, takenBack }) => ({
        about: `${about.type} ${about.id}`,
        text: words,
        lang,
        made,
        version,
        withdrawn: takenBack?.at ?? null,
      })),
  }),
];
