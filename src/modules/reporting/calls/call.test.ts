import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../kernel/i18n/index.js';
import { afterEntry, type CallEntry, foldCall } from './call.js';
import { placesOf } from './content.js';
import type { Question } from './question.js';
import { isSubject } from './question.js';
import { stateIn, textIn, withTexts } from './texts.js';

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const question: fc.Arbitrary<Question> = fc.record({
  id: ids,
  section: fc.option(ids),
  asked: fc.constantFrom<Question['asked']>(
    { kind: 'text', limit: 300 },
    { kind: 'choice', many: false, options: ['x', 'y'], other: true },
    { kind: 'date' },
  ),
  required: fc.boolean(),
  subjects: fc.constant(['measure/4']),
  follows: fc.constant(null),
});
const place = fc.oneof(
  fc.constantFrom('title', 'intro'),
  ids.map((id) => `question/${id}`),
  ids.map((id) => `section/${id}`),
);
const entry: fc.Arbitrary<CallEntry> = fc.oneof(
  fc.record({
    did: fc.constant('worded' as const),
    place,
    lang: fc.constantFrom(...LANGS),
    text: fc.constantFrom('', 'one', 'two'),
    state: fc.constantFrom('machine' as const, 'draft' as const, 'reviewed' as const),
  }),
  fc.record({ did: fc.constant('section-added' as const), section: ids }),
  fc.record({ did: fc.constant('section-removed' as const), section: ids }),
  fc.record({ did: fc.constant('asked' as const), question }),
  fc.record({ did: fc.constant('question-removed' as const), question: ids }),
  fc.record({
    did: fc.constant('ordered' as const),
    sections: fc.uniqueArray(ids),
    questions: fc.uniqueArray(ids),
  }),
);

describe('what the entries of a call lead to', () => {
  it('is the same whether folded at once or one by one, and holds each question and section once', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const all: CallEntry[] = [{ did: 'begun', kind: 'survey', lang: 'fr' }, ...entries];
        const whole = foldCall(all);
        expect(all.reduce(afterEntry, foldCall([]))).toEqual(whole);
        const { questions, sections } = whole.content;
        expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
        expect(new Set(sections).size).toBe(sections.length);
      }),
    );
  });

  it('keeps no words of what is no longer asked, and loses none of what is, whatever the order', () => {
    const kept: CallEntry[] = [
      { did: 'begun', kind: 'questionnaire', lang: 'en' },
      {
        did: 'asked',
        question: { id: 'z', section: null, asked: { kind: 'date' }, required: true, subjects: [], follows: null },
      },
      { did: 'worded', place: 'question/z', lang: 'en', text: 'When?', state: 'reviewed' },
    ];
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const { content } = foldCall([...kept, ...entries, { did: 'question-removed', question: 'a' }]);
        expect(content.texts['question/z']?.en?.text).toBe('When?');
        const places = new Set(placesOf(content));
        for (const one of Object.keys(content.texts)) expect(places.has(one)).toBe(true);
      }),
    );
  });

  it('is open once sent, and says when something was changed since', () => {
    const sent = foldCall([
      { did: 'begun', kind: 'questionnaire', lang: 'en' },
      { did: 'sent', version: 1, on: '2026-03-01' },
    ]);
    expect(sent).toMatchObject({ state: 'open', version: 1, sentOn: '2026-03-01', changed: false });
    const changed = afterEntry(sent, { did: 'section-added', section: 'a' });
    expect(changed).toMatchObject({ changed: true, version: 1 });
    expect(afterEntry(changed, { did: 'sent', version: 2, on: '2026-04-01' })).toMatchObject({
      version: 2,
      sentOn: '2026-03-01',
      changed: false,
    });
  });
});

describe('words of a call', () => {
  it('leave translations to be looked at again once the original says something else', () => {
    const title = (lang: 'en' | 'fr', text: string, state: 'draft' | 'reviewed' = 'reviewed') => ({
      ...{ place: 'title', lang, text, state },
    });
    const two = withTexts({}, [title('en', 'A', 'draft'), title('fr', 'B')], 'en');
    expect(stateIn(two, 'title', 'en')).toBe('reviewed');
    expect(stateIn(two, 'title', 'fr')).toBe('reviewed');
    const same = withTexts(two, [title('en', 'A')], 'en');
    expect(stateIn(same, 'title', 'fr')).toBe('reviewed');
    const changed = withTexts(two, [title('en', 'C')], 'en');
    expect(stateIn(changed, 'title', 'fr')).toBe('draft');
    expect(stateIn(changed, 'title', 'ar')).toBe('none');
    expect(textIn(changed, 'title', 'ar', 'en')).toMatchObject({ text: 'C', lang: 'en' });
  });

  it('name what they speak to in one way', () => {
    for (const good of ['measure/61', 'target/8.7', 'target/16.a', 'article/trafficking-protocol/protection'])
      expect(isSubject(good)).toBe(true);
    for (const bad of ['measure/', 'target/8', 'commitment/x', 'article/a', '']) expect(isSubject(bad)).toBe(false);
  });
});
