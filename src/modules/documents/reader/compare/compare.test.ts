import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryReading } from '../../../../../tests/kit/arbitrary-reading.js';
import { act, buildReading, date, item } from '../../../../../tests/kit/build-reading.js';
import type { Lang, OperativeParagraph, Reading } from '../reading.js';
import { type Comparison, compareReadings } from './index.js';

const A = 'Urges Member States to open a desk at every port and to keep it open at night;';
const B = 'Requests the Secretary-General to draw up common standards for the training of interpreters;';
const C = 'Welcomes the handbook on arrivals that the experts wrote in Nairobi, and thanks them for it;';
const D = 'Decides to meet once more before the winter in order to look at the figures of the year;';

function of(texts: string[], lang: Lang = 'en', rest: Parameters<typeof buildReading>[0] = {}): Reading {
  return buildReading({ document: { lang }, operative: texts.map((text) => ({ text })), ...rest });
}
const kinds = ({ changes }: Comparison) =>
  changes.map(({ kind, old, new: now }) => `${kind} ${old.map((p) => p.n)}>${now.map((p) => p.n)}`);

describe('paragraphs of two texts', () => {
  it('are kept where only their number, closing mark or quotes changed', () => {
    const now = of([C, A.replace(';', '.'), B]);
    expect(kinds(compareReadings(of([A, B]), now))).toEqual(['new >1', 'kept 1>2', 'kept 2>3']);
    expect(kinds(compareReadings(of(['Says “so” to all;']), of(['Says "so" to all.'])))).toEqual(['kept 1>1']);
  });

  it('are reworded, gone, new', () => {
    const now = of([A.replace('a desk', 'two desks'), D]);
    expect(kinds(compareReadings(of([A, B]), now))).toEqual(['reworded 1>1', 'gone 2>', 'new >2']);
  });

  it('have moved where their order changed, with the words that changed on the way', () => {
    const comparison = compareReadings(of([A, B, C]), of([B, C, A.replace('every', 'each')]));
    expect(kinds(comparison)).toEqual(['kept 2>1', 'kept 3>2', 'moved 1>3']);
    expect(comparison.changes[2]?.words.filter((run) => run.change !== 'same')).toEqual([
      { change: 'gone', text: 'every ' },
      { change: 'new', text: 'each ' },
    ]);
  });

  it('were split and merged', () => {
    const both = `${B.replace(';', ',')} and ${C.replace('W', 'w')}`;
    expect(kinds(compareReadings(of([A, both, D]), of([A, B, C, D])))).toEqual(['kept 1>1', 'split 2>2,3', 'kept 3>4']);
    expect(kinds(compareReadings(of([A, B, C, D]), of([A, both, D])))).toEqual([
      'kept 1>1',
      'merged 2,3>2',
      'kept 4>3',
    ]);
  });

  it('may go from the preamble to the operative part and into an annex', () => {
    const text = 'Noting that carriers know earlier than anyone else who will arrive, at which port, and when,';
    const old = buildReading({ preambular: [{ text }], operative: [{ text: A }] });
    const now = buildReading({ operative: [{ text: A }, { text: text.replace('Noting', 'Notes').replace(',', ';') }] });
    expect(kinds(compareReadings(old, now))).toEqual(['kept 1>1', 'moved 1>2']);
    const annexed = buildReading({ preambular: [{ text }], annexes: [{ paragraphs: [{ text: A }] }] });
    expect(compareReadings(old, annexed).changes[1]).toMatchObject({
      kind: 'moved',
      new: [{ place: 'annex', annex: 1 }],
    });
  });

  it('hold their items', () => {
    const old = buildReading({
      operative: [
        {
          text: 'Decides to do what follows before the year ends:',
          items: [item('a', 'Open a desk'), item('b', 'Close a door')],
        },
      ],
    });
    const now = buildReading({
      operative: [
        {
          text: 'Decides to do what follows before the year ends:',
          items: [item('a', 'Close a door'), item('b', 'Open a window')],
        },
      ],
    });
    expect(compareReadings(old, now).changes[0]?.kind).toBe('reworded');
  });
});

describe('words', () => {
  const changed = (lang: Lang, old: string, now: string) =>
    compareReadings(of([old, D], lang), of([now, D], lang))
      .changes[0]?.words.filter((run) => run.change !== 'same')
      .map((run) => run.text.trim());

  it('are those of the language: Chinese by its dictionary, Arabic without vowel signs', () => {
    expect(
      changed('zh', '敦促会员国在每个港口设立服务台，并保持开放；', '邀请会员国在每个机场设立服务台，并保持开放；'),
    ).toEqual(['敦促', '邀请', '港口', '机场']);
    expect(
      changed(
        'ar',
        'تحث الدول الأعضاء على فتح مكاتب في الموانئ كلها',
        'تدعو الدُّول الأعضاء إلى فتح مكاتب في الموانئ كلها',
      ),
    ).toEqual(['تحث', 'تدعو', 'على', 'إلى']);
    expect(
      changed(
        'ru',
        'призывает государства открыть пункты во всех портах',
        'просит государства открыть пункты во всех портах',
      ),
    ).toEqual(['призывает', 'просит']);
  });

  it('give back both texts', () => {
    const text = fc
      .array(fc.constantFrom('the', 'desk', 'port', 'opens', ',', 'and', '敦促', 'at'), { maxLength: 30 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, fc.constantFrom<Lang>('en', 'zh'), (old, now, lang) => {
        const comparison = compareReadings(
          of([`${old} common words to pair them all by`], lang),
          of([`${now} common words to pair them all by`], lang),
        );
        const solid = (value: string) => value.replace(/\s/gu, '');
        for (const {
          words,
          old: [a],
          new: [b],
        } of comparison.changes) {
          if (words.length === 0) continue;
          expect(
            solid(
              words
                .filter((run) => run.change !== 'gone')
                .map((run) => run.text)
                .join(''),
            ),
          ).toBe(solid(b?.text ?? ''));
          expect(
            solid(
              words
                .filter((run) => run.change !== 'new')
                .map((run) => run.text)
                .join(''),
            ),
          ).toBe(solid(a?.text ?? ''));
        }
      }),
    );
  });
});

describe('acts and dates', () => {
  const paragraph = (parts: Partial<OperativeParagraph>[]) => buildReading({ operative: parts });

  it('tell a stronger verb, a weaker one, other addressees', () => {
    const old = paragraph([
      {
        text: A,
        acts: [
          act('Invites', 'invite', 'MEMBER_STATES'),
          act('requests', 'request', 'UNODC'),
          act('condemns', 'condemn'),
        ],
      },
    ]);
    const now = paragraph([
      {
        text: A,
        acts: [
          act('Urges', 'urge', 'MEMBER_STATES'),
          act('requests', 'request', 'UNODC', 'ICAT'),
          act('deplores', 'deplore'),
        ],
      },
    ]);
    const { changes, summary } = compareReadings(old, now);
    expect(
      changes[0]?.acts.map(({ change, old: a, new: b, addressees }) => [change, a?.verb, b?.verb, addressees.new]),
    ).toEqual([
      ['stronger', 'Invites', 'Urges', []],
      ['addressees', 'requests', 'requests', ['ICAT']],
      ['weaker', 'condemns', 'deplores', []],
    ]);
    expect(summary.acts).toEqual({ stronger: 1, weaker: 1, different: 0, addressees: 1, new: 0, gone: 0 });
  });

  it('tell a deadline moved, a session moved, a recurrence made rarer; wording alone is no change', () => {
    const old = paragraph([
      {
        text: D,
        dates: [
          date('deadline', 'by May 2037', { not_after: '2037-05-31' }),
          date('expected', 'at 91', { session: 91 }),
          date('recurrence', 'yearly', { every: 'P1Y' }),
          date('event', 'in 2016', { year: 2016 }),
        ],
      },
    ]);
    const now = paragraph([
      {
        text: D,
        dates: [
          date('deadline', 'by March', { not_after: '2037-03-31' }),
          date('expected', 'at 92', { session: 92 }),
          date('recurrence', 'every two years', { every: 'P2Y' }),
          date('event', 'during 2016', { year: 2016 }),
        ],
      },
    ]);
    expect(compareReadings(old, now).changes[0]?.dates.map(({ change }) => change)).toEqual([
      'earlier',
      'later',
      'less-often',
    ]);
  });
});

describe('a time told more exactly', () => {
  it('is different, neither later nor earlier', () => {
    const meeting = (text: string, facts: object) =>
      buildReading({ operative: [{ text: D, dates: [date('event', text, facts)] }] });
    const [month, days] = [
      meeting('in May 2014', { month: '2014-05' }),
      meeting('21 May 2014', { start: '2014-05-21' }),
    ];
    expect(compareReadings(month, days).changes[0]?.dates.map(({ change }) => change)).toEqual(['different']);
  });
});

describe('texts in two languages', () => {
  it('are paired by citations, acts and order, and a warning says so', () => {
    const zh = buildReading({
      document: { lang: 'zh' },
      preambular: [{ text: '回顾', citations: ['A/RES/64/293'] }],
      operative: [
        { text: '敦促', acts: [act('敦促', 'urge', 'MEMBER_STATES')] },
        { text: '请', acts: [act('请', 'request', 'SECRETARY_GENERAL')] },
      ],
    });
    const en = buildReading({
      preambular: [
        { text: 'Welcoming', citations: ['A/RES/70/1'] },
        { text: 'Recalling', citations: ['A/RES/64/293'] },
      ],
      operative: [{ text: 'Requests', acts: [act('Requests', 'request', 'SECRETARY_GENERAL')] }],
    });
    const comparison = compareReadings(zh, en);
    expect(comparison.comparedBy).toBe('structure');
    expect(comparison.warnings.map(({ code }) => code)).toEqual(['different-languages']);
    expect(kinds(comparison)).toEqual(['new >1', 'kept 1>2', 'gone 1>', 'kept 2>1']);
    expect(comparison.changes.every(({ words }) => words.length === 0)).toBe(true);
  });
});

describe('twins', () => {
  it('are paragraphs of one text that nearly say the same', () => {
    const reading = of([A, B, C, A.replace('Urges', 'Invites').replace(' and to keep it open at night', '')]);
    expect(compareReadings(reading, reading).twins.new.map(({ first, second }) => [first.n, second.n])).toEqual([
      [1, 4],
    ]);
  });
});

describe('any two readings', () => {
  it('place every paragraph once, and the same way every time', () => {
    fc.assert(
      fc.property(arbitraryReading, arbitraryReading, (old, now) => {
        const comparison = compareReadings(old, now);
        const count = (reading: Reading) =>
          reading.preambular.length +
          reading.operative.length +
          reading.annexes.flatMap((annex) => annex.paragraphs).length;
        expect(comparison.changes.flatMap((change) => change.old)).toHaveLength(count(old));
        expect(comparison.changes.flatMap((change) => change.new)).toHaveLength(count(now));
        expect(compareReadings(structuredClone(old), structuredClone(now))).toEqual(comparison);
      }),
      { numRuns: 60 },
    );
  });

  it('find nothing changed in a text compared with itself', () => {
    fc.assert(
      fc.property(arbitraryReading, (reading) => {
        const { changes } = compareReadings(reading, reading);
        const wordless = changes.filter(
          (change) => change.kind !== 'kept' && change.old.some((p) => /\p{L}/u.test(p.text)),
        );
        expect(wordless).toEqual([]);
        expect(changes.flatMap((change) => [...change.acts, ...change.dates])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
