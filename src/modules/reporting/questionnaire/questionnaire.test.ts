import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/db/index.js';
import { addMessages, LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { afterEntry, type CallEntry, type FoldedCall, foldCall } from '../calls/call.js';
import { type CallContent, placesOf } from '../calls/content.js';
import { type Asked, QUESTION_KINDS, type Question } from '../calls/question.js';
import type { Texts, Wording } from '../calls/texts.js';
import { changesBetween } from './compare.js';
import { entriesBetween } from './entries-between.js';
import { readQuestionnaireFile } from './read-file.js';
import { readRows } from './read-rows.js';
import { QUESTIONNAIRE_FORMATS, type QuestionnaireFormat, writeQuestionnaire } from './write-file.js';

addMessages('reporting', new URL('../messages/', import.meta.url));

/** Whatever a secretariat may write: any script, several lines, what looks like a formula or a number. */
const text = fc
  .oneof(
    fc.constantFrom(
      '=1+1',
      '00042',
      '1e5',
      'TRUE',
      'نعم، صدر قانون',
      '已经通过法律',
      'Да. «Закон»',
      'a\n\nb',
      "'=it | so; and",
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .map((typed) => typed.replace(/[^\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\p{Cf}]/gu, '').trim())
  .filter((typed) => typed !== '');
const state = fc.constantFrom<Wording['state']>('machine', 'draft', 'reviewed');
const ids = (least: number, most: number) =>
  fc.array(
    fc.integer().map(() => newId()),
    { minLength: least, maxLength: most },
  );

const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), limit: fc.option(fc.integer({ min: 1, max: 9000 })) }),
  fc.record({
    ...{ kind: fc.constant('choice' as const), many: fc.boolean(), other: fc.boolean(), options: ids(2, 5) },
  }),
  fc.record({
    ...{ kind: fc.constant('number' as const), decimals: fc.integer({ min: 0, max: 6 }), persons: fc.boolean() },
    ...{
      least: fc.option(fc.integer({ min: -9, max: 9 })),
      most: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)),
    },
  }),
  fc.record({ kind: fc.constant('table' as const), columns: ids(1, 4), rows: fc.integer({ min: 1, max: 60 }) }),
  fc.constantFrom({ kind: 'date' as const }, { kind: 'file' as const }, { kind: 'as-last-time' as const }),
);
const subject = fc.constantFrom(
  'measure/12',
  'target/16.2',
  'article/trafficking-protocol/protection',
  `commitment/${newId()}`,
) as fc.Arbitrary<Question['subjects'][number]>;

/** A questionnaire: sections, questions of all kinds, words in the languages that have them, each with its state. */
const content = (lang: Lang): fc.Arbitrary<CallContent> =>
  fc
    .tuple(ids(0, 3), fc.array(asked, { maxLength: 7 }), fc.infiniteStream(fc.nat()))
    .chain(([sections, all, picks]) => {
      const next = () => picks.next().value ?? 0;
      const made = all.map((one) => ({
        asked: one,
        section: [null, ...sections][next() % (sections.length + 1)] ?? null,
      }));
      // In the order in which they are shown.
      const shown = [null, ...sections].flatMap((section) => made.filter((one) => one.section === section));
      return fc
        .tuple(
          ...shown.map(() =>
            fc.record({
              required: fc.boolean(),
              subjects: fc.uniqueArray(subject),
              follows: fc.option(fc.constant(newId())),
            }),
          ),
        )
        .map((said) =>
          shown.map((one, at): Question => {
            const more = said[at] ?? { required: false, subjects: [], follows: null };
            const follows = one.asked.kind === 'as-last-time' ? newId() : more.follows;
            return { id: newId(), ...one, ...more, follows };
          }),
        )
        .chain((questions) => {
          const bare = { kind: 'survey' as const, lang, sections, questions };
          const places = placesOf(bare);
          const words = fc.dictionary(fc.constantFrom(...LANGS), fc.record({ text, state }));
          return fc.tuple(...places.map(() => fc.tuple(text, words))).map((worded) => {
            const texts = places.flatMap((place, at): [string, NonNullable<Texts[string]>][] => {
              const [own = 'x', others = {}] = worded[at] ?? [];
              const needed = !/^(?:intro|help|unit)/u.test(place) || own.length % 2 === 0;
              const { [lang]: _, ...rest } = others;
              const all = { ...rest, ...(needed ? { [lang]: { text: own, state: 'reviewed' as const } } : {}) };
              return Object.keys(all).length === 0 ? [] : [[place, all]];
            });
            return { ...bare, texts: Object.fromEntries(texts) };
          });
        });
    });

const folded = (one: CallContent): FoldedCall => ({
  ...{ state: 'draft', version: 0, deadline: null, sentOn: null, changed: false, content: one },
});
const following = (call: FoldedCall, entries: readonly CallEntry[]) =>
  foldCall([
    { did: 'begun', kind: call.content.kind, lang: call.content.lang },
    ...entriesBetween(blank(call.content), call.content),
    ...entries,
  ]);
const blank = ({ kind, lang }: CallContent) => folded({ kind, lang, sections: [], questions: [], texts: {} });

async function there(one: CallContent, format: QuestionnaireFormat, lang: Lang): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeQuestionnaire({ key: 'a-call', content: one, title: 'A call' }, format, lang).pieces)
    pieces.push(piece);
  return Buffer.concat(pieces);
}
async function read(bytes: Uint8Array | string, held: CallContent, idOf = (given: string | null) => given ?? newId()) {
  const { rows } = await readQuestionnaireFile(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  return readRows(rows, held, idOf);
}

describe('a questionnaire as a file', () => {
  it.each(LANGS)('import(export(x)) = x in %s, whatever is asked (property)', async (lang) => {
    const written = fc.constantFrom(...LANGS).chain(content);
    await fc.assert(
      fc.asyncProperty(written, fc.constantFrom(...QUESTIONNAIRE_FORMATS), async (one, format) => {
        const bytes = await there(one, format, lang);
        const same = await read(bytes, one);
        expect(same).toEqual({ content: one, faults: [] });
        expect(entriesBetween(folded(one), same.content)).toEqual([]);
        expect(changesBetween(one, same.content)).toEqual([]);
        // Into a call that asks nothing yet.
        const empty = blank(one);
        const fresh = await read(bytes, empty.content);
        expect(following(empty, entriesBetween(empty, fresh.content)).content).toEqual(one);
      }),
      { numRuns: 15 },
    );
  });

  it('leads from whatever was asked to whatever the file asks, and back again (property)', async () => {
    await fc.assert(
      fc.asyncProperty(content('fr'), content('fr'), async (from, to) => {
        const { content: wanted, faults } = await read(await there(to, 'json', 'ar'), from);
        expect(faults).toEqual([]);
        const then = following(folded(from), entriesBetween(folded(from), wanted));
        // Set in one go or one by one, it is the same.
        expect(entriesBetween(folded(from), wanted).reduce(afterEntry, folded(from)).content).toEqual(wanted);
        expect(then.content).toEqual(wanted);
        expect(following(then, entriesBetween(then, from)).content).toEqual(from);
      }),
      { numRuns: 40 },
    );
  });

  it('has every kind of question', () => {
    const kinds = new Set(
      fc.sample(content('en'), 60).flatMap(({ questions }) => questions.map((one) => one.asked.kind)),
    );
    expect([...kinds].sort()).toEqual([...QUESTION_KINDS].sort());
  });
});

const [SECTION, CHOICE, NUMBER, YES, NO] = [newId(), newId(), newId(), newId(), newId()];
const reviewed = (en: string, fr: string) => ({
  ...{ en: { text: en, state: 'reviewed' as const }, fr: { text: fr, state: 'reviewed' as const } },
});
const HELD: CallContent = {
  ...{ kind: 'questionnaire', lang: 'en', sections: [SECTION] },
  questions: [
    {
      ...{ id: CHOICE, section: SECTION, required: true, subjects: ['measure/4'], follows: null },
      asked: { kind: 'choice', many: false, other: false, options: [YES, NO] },
    },
    {
      ...{ id: NUMBER, section: SECTION, required: false, subjects: [], follows: null },
      asked: { kind: 'number', decimals: 0, least: 0, most: null, persons: true },
    },
  ],
  texts: {
    title: reviewed('A call', 'Un appel'),
    [`section/${SECTION}`]: reviewed('Laws', 'Lois'),
    [`question/${CHOICE}`]: reviewed('Is there a law?', 'Y a-t-il une loi ?'),
    [`option/${CHOICE}/${YES}`]: reviewed('Yes', 'Oui'),
    [`option/${CHOICE}/${NO}`]: reviewed('No', 'Non'),
    [`question/${NUMBER}`]: reviewed('How many?', 'Combien ?'),
    [`unit/${NUMBER}`]: reviewed('persons', 'personnes'),
  },
};

describe('a questionnaire that was worked on elsewhere', () => {
  const table = (...rows: string[]) => ['place,row,text_en,kind,subjects', ...rows].join('\n');

  it('makes drafts of translations whose words were changed in the language of the call', async () => {
    const bytes = await there(HELD, 'csv', 'en');
    const { content: now } = await read(
      new TextDecoder().decode(bytes).replace('Is there a law?', 'Is there such a law?'),
      HELD,
    );
    expect(changesBetween(HELD, now)).toMatchObject([
      {
        kind: 'changed',
        columns: [
          { column: 'text_en', before: 'Is there a law?', after: 'Is there such a law?' },
          { column: 'state_fr', before: 'reviewed', after: 'draft' },
        ],
      },
    ]);
    expect(following(folded(HELD), entriesBetween(folded(HELD), now)).content).toEqual(now);
  });

  it('asks what a row without a mark, or a copied one, asks as well, and no longer what was left out', async () => {
    const file = table(
      `section/${SECTION},section,Laws,,`,
      `question/${CHOICE},question,Is there a law?,choice,measure/4`,
      `option/${CHOICE}/${YES},option,Yes,,`,
      `option/${CHOICE}/${NO},option,No,,`,
      ',option,Being made,,',
      `question/${CHOICE},question,Is it applied?,choice,measure/5`,
      `option/${CHOICE}/${YES},option,Yes,,`,
      `option/${CHOICE}/${NO},option,No,,`,
    );
    const { content: now, faults } = await read(file, HELD);
    expect(faults).toEqual([]);
    expect(now.questions.map(({ asked: one }) => (one.kind === 'choice' ? one.options.length : 0))).toEqual([3, 2]);
    const [first, second] = now.questions;
    expect(first).toMatchObject({ id: CHOICE, required: true });
    expect(second?.id).not.toBe(CHOICE);
    expect(first?.asked).toMatchObject({ options: [YES, NO, expect.any(String)] });
    // The title is not in the file, nor are columns of other languages: they stay.
    expect(now.texts.title).toEqual(HELD.texts.title);
    expect(now.texts[`option/${CHOICE}/${YES}`]).toEqual(HELD.texts[`option/${CHOICE}/${YES}`]);
    expect(changesBetween(HELD, now).map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      ...['new: Being made', 'new: Is it applied?', 'new: Yes', 'new: No', 'removed: How many?', 'removed: persons'],
    ]);
  });

  it('says what was moved', async () => {
    const file = table(
      `question/${NUMBER},question,How many?,number,`,
      `section/${SECTION},section,Laws,,`,
      `question/${CHOICE},question,Is there a law?,choice,measure/4`,
      `option/${CHOICE}/${NO},option,No,,`,
      `option/${CHOICE}/${YES},option,Yes,,`,
    );
    const { content: now } = await read(file, HELD);
    expect(changesBetween(HELD, now).map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      ...['moved: How many?', 'moved: No', 'removed: persons'],
    ]);
  });

  it.each([
    ['no question above', [',option,Yes,,'], 'unfit-row', 'B2'],
    ['an option of a number', [',question,How many?,number,', ',option,Yes,,'], 'unfit-row', 'B3'],
    ['a kind that is none', [',question,How many?,guess,'], 'not-in-list', 'D2'],
    ['a choice of one', [',question,Which?,choice,', ',option,Yes,,'], 'options-missing', 'D2'],
    ['a table without columns', [',question,Which?,table,'], 'columns-missing', 'D2'],
    ['what is no subject', [',question,Which?,date,measure'], 'not-a-subject', 'E2'],
    ['no words', [',question,,date,'], 'words-missing', 'C2'],
    ['two titles', [',title,One,,', ',title,Two,,'], 'row-twice', 'B3'],
    ['a mark of its own', ['mine,section,One,,'], 'not-an-id', 'A2'],
    ['nothing to follow', [',question,Still?,as-last-time,'], 'nothing-to-follow', 'D2'],
  ])('is refused at the cell for %s', async (_name, rows, code, place) => {
    const { faults } = await read(table(...rows), HELD);
    expect(faults).toMatchObject([{ code, place }]);
  });
});
