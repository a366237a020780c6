import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySource, uncovered } from '../../../../../tests/kit/arbitrary-source.js';
import { act, buildReading, item } from '../../../../../tests/kit/build-reading.js';
import { textSource } from '../../../../../tests/kit/reading-texts.js';
import { specimenFile, withPageFurniture } from '../../specimen/index.js';
import { readText } from '../read.js';
import { LANGS, type Reading, type Span } from '../reading.js';
import { rules } from './annotator.js';
import { applyCorrections, type Correction, type CorrectionChange, versionAt } from './index.js';

/** Rules that find every "urges", so that tests see what was read anew. */
const annotator = {
  ...rules,
  preambularVerb: (text: string) => text.split(' ')[0] ?? '',
  findActs: ({ text }: { text: string }) =>
    [...text.matchAll(/urges/giu)].map((found) => ({
      verb: found[0],
      act: 'urge' as const,
      addressees: [],
      span: [found.index, found.index + 5] as Span,
    })),
};

function corrections(...changes: CorrectionChange[]): Correction[] {
  return changes.map((change, i) => ({
    id: `c${i}`,
    author: 'someone',
    at: `2026-01-01T00:00:0${i}Z`,
    version: null,
    change,
  }));
}

const source = [
  'Recalling the desks,1 and',
  'A/RES/90/999 2/3',
  'noting the ports,',
  '1. Urges States to act; 2. Urges all to help:',
  '(a) At once;',
  '(b) For good;',
  '1 See there.',
].join('\n');
const at = (words: string, after = 0) => source.indexOf(words, after);
const over = (words: string): Span => [at(words), at(words) + words.length];

function example(): Reading {
  const reading = buildReading({
    preambular: [
      {
        text: 'Recalling the desks, and noting the ports,',
        verb: 'Recalling',
        footnotes: [1],
        spans: [[0, 20], [21, 25], over('noting the ports,')],
      },
    ],
    operative: [
      {
        text: 'Urges States to act; 2. Urges all to help:',
        items: [item('a', 'At once;'), item('b', 'For good;')],
        spans: [[at('1. Urges'), at('\n1 See')]],
        acts: [{ ...act('Urges', 'urge', 'STATES'), spans: [over('Urges')] }],
      },
    ],
    notes: [{ n: 1, text: 'See there.' }],
  });
  for (const note of reading.notes) note.spans = [over('1 See there.')];
  return {
    ...reading,
    rest: [
      { kind: 'marker', span: [20, 21] },
      { kind: 'furniture', span: over('A/RES/90/999 2/3') },
    ],
  };
}
const correct = (...changes: CorrectionChange[]) =>
  applyCorrections({ text: source }, example(), corrections(...changes), annotator);

describe('the structure', () => {
  it('is cut where a person says, with the number that stood there, and read anew', () => {
    const { reading, lost } = correct({ kind: 'split', offset: at('2. Urges') });
    expect(lost).toEqual([]);
    expect(reading.operative.map(({ n, eId, text, items, by }) => ({ n, eId, text, items: items.length, by }))).toEqual(
      [
        { n: 1, eId: 'para_1', text: 'Urges States to act;', items: 0, by: 'person' },
        { n: 2, eId: 'para_2', text: 'Urges all to help:', items: 2, by: 'person' },
      ],
    );
    expect(reading.operative.map((p) => p.acts.map((found) => found.spans))).toEqual([
      [[over('Urges')]],
      [[[at('Urges all'), at('Urges all') + 5]]],
    ]);
  });

  it('is cut inside items, and notes go with their words', () => {
    const [, second] = correct({ kind: 'split', offset: at('(b)') }).reading.operative;
    expect(second).toMatchObject({ text: 'For good;', items: [] });
    expect(
      correct({ kind: 'split', offset: at('noting') }).reading.preambular.map(({ n, text, footnotes, verb }) => [
        n,
        text,
        footnotes,
        verb,
      ]),
    ).toEqual([
      [1, 'Recalling the desks, and', [1], 'Recalling'],
      [2, 'noting the ports,', [], 'noting'],
    ]);
  });

  it('is joined again, and the number that was none is a part of the text again', () => {
    const { reading } = correct({ kind: 'split', offset: at('2. Urges') }, { kind: 'join', offset: at('2. Urges') });
    expect(reading.operative.map((p) => p.text)).toEqual(['Urges States to act; 2. Urges all to help:']);
    expect(uncovered({ source, reading })).toEqual([]);
  });

  it('lets a stretch be something else', () => {
    const { reading } = correct({ kind: 'set-kind', span: over('noting the ports,'), as: 'operative', n: 7 });
    expect(reading.preambular[0]?.text).toBe('Recalling the desks, and');
    expect(reading.operative.map(({ n, text }) => [n, text])).toEqual([
      [7, 'noting the ports,'],
      [1, 'Urges States to act; 2. Urges all to help:'],
    ]);
    const furniture = correct({ kind: 'set-kind', span: over('(b) For good;'), as: 'furniture' }).reading;
    expect(furniture.operative[0]?.items.map(({ text }) => text)).toEqual(['At once;']);
    const annexed = correct({ kind: 'set-kind', span: [at('1. Urges'), at('\n1 See')], as: 'annex' }).reading;
    expect(annexed).toMatchObject({
      operative: [],
      annexes: [
        {
          n: 1,
          paragraphs: [
            { n: 1, text: 'Urges States to act; 2. Urges all to help:', items: [{ label: 'a' }, { label: 'b' }] },
          ],
        },
      ],
    });
  });

  it('keeps furniture and markers inside a stretch for what they are', () => {
    const { reading } = correct({ kind: 'set-kind', span: [0, at('noting the ports,') + 17], as: 'operative' });
    expect(reading.preambular).toEqual([]);
    expect(reading.operative[0]).toMatchObject({ text: 'Recalling the desks, and noting the ports,', footnotes: [1] });
    expect(reading.rest.map(({ kind }) => kind)).toEqual(['marker', 'furniture']);
  });

  it('takes another number', () => {
    expect(correct({ kind: 'set-number', offset: at('Urges'), n: 9, part: 'II' }).reading.operative[0]).toMatchObject({
      n: 9,
      part: 'II',
      eId: 'para_9',
    });
  });
});

describe('acts, dates and facts', () => {
  it('are added, changed and removed where their words stand', () => {
    const { reading, lost } = correct(
      { kind: 'set-act', span: over('help'), act: 'invite', addressees: ['UNODC'] },
      { kind: 'set-addressees', span: over('Urges'), addressees: ['MEMBER_STATES'] },
      { kind: 'set-date', span: over('At once'), date: { kind: 'deadline', year: 2036 } },
    );
    expect(lost).toEqual([]);
    expect(
      reading.operative[0]?.acts.map(({ verb, act: code, addressees, by }) => [verb, code, addressees, by]),
    ).toEqual([
      ['Urges', 'urge', ['MEMBER_STATES'], 'person'],
      ['help', 'invite', ['UNODC'], 'person'],
    ]);
    expect(reading.operative[0]?.dates).toEqual([
      { kind: 'deadline', year: 2036, text: 'At once', spans: [over('At once')], by: 'person' },
    ]);
    expect(correct({ kind: 'remove-act', span: over('Urges') }).reading.operative[0]?.acts).toEqual([]);
  });

  it('hold after the paragraph was cut, whichever was said first', () => {
    const { reading } = correct(
      { kind: 'set-act', span: over('Urges all'), act: 'demand', addressees: [] },
      { kind: 'split', offset: at('2. Urges') },
    );
    expect(reading.operative[1]?.acts).toMatchObject([{ verb: 'Urges all', act: 'demand', by: 'person' }]);
  });

  it('change the document', () => {
    const { reading } = correct(
      { kind: 'set-fact', fact: 'symbol', value: 'A/RES/90/1' },
      { kind: 'set-fact', fact: 'status', value: 'draft' },
    );
    expect(reading.document).toMatchObject({ symbol: 'A/RES/90/1', status: 'draft' });
  });
});

describe('what can not be placed', () => {
  it('is handed back as lost', () => {
    const changes: CorrectionChange[] = [
      { kind: 'split', offset: 99_999 },
      { kind: 'split', offset: 0 },
      { kind: 'join', offset: 0 },
      { kind: 'set-kind', span: [5, 5], as: 'back' },
      { kind: 'set-number', offset: at('A/RES'), n: 2 },
      { kind: 'set-act', span: over('desks'), act: 'urge', addressees: [] },
      { kind: 'set-addressees', span: over('help'), addressees: [] },
      { kind: 'remove-date', span: [-4, Number.NaN] },
    ];
    const { reading, lost } = correct(...changes);
    expect(lost.map(({ change }) => change)).toEqual(changes);
    expect(reading).toEqual(example());
  });
});

describe('versions', () => {
  it('change with the paragraph and with nothing else', () => {
    const seen = versionAt(example(), at('Urges'));
    const { reading } = correct({ kind: 'set-addressees', span: over('Urges'), addressees: [] });
    expect(versionAt(reading, at('Urges'))).not.toBe(seen);
    expect(versionAt(reading, 0)).toBe(versionAt(example(), 0));
    expect(versionAt(reading, 20)).toBeNull();
  });
});

const place = fc.nat({ max: 220 });
const span = fc.tuple(place, place).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b)]);
const change: fc.Arbitrary<CorrectionChange> = fc.oneof(
  fc.record({ kind: fc.constant('split' as const), offset: place }),
  fc.record({ kind: fc.constant('join' as const), offset: place }),
  fc.record({
    kind: fc.constant('set-kind' as const),
    span,
    as: fc.constantFrom('preambular', 'operative', 'annex', 'note', 'furniture', 'front', 'unknown', 'marker'),
  }),
  fc.record({ kind: fc.constant('set-number' as const), offset: place, n: fc.nat({ max: 20 }) }),
  fc.record({
    kind: fc.constant('set-act' as const),
    span,
    act: fc.constantFrom('urge', 'invite'),
    addressees: fc.constantFrom<string[]>([], ['UNODC']),
  }),
  fc.record({ kind: fc.constant('remove-act' as const), span }),
);

describe('readings of real shape', () => {
  const specimens = LANGS.map((lang) => {
    const text = withPageFurniture(readFileSync(specimenFile(lang), 'utf8'), lang, 'A title');
    return { text, reading: readText(textSource(text), { lang }) };
  });
  const anywhere = fc.nat({ max: 6000 });
  const stretch = fc.tuple(anywhere, fc.nat({ max: 400 })).map(([from, length]): Span => [from, from + length]);
  const anyChange: fc.Arbitrary<CorrectionChange> = fc.oneof(
    fc.record({ kind: fc.constant('split' as const), offset: anywhere }),
    fc.record({ kind: fc.constant('join' as const), offset: anywhere }),
    fc.record({
      kind: fc.constant('set-kind' as const),
      span: stretch,
      as: fc.constantFrom('preambular', 'operative', 'annex', 'note', 'furniture'),
    }),
  );

  it('stay covered too, in every language, page furniture and all', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...specimens),
        fc.array(anyChange, { maxLength: 4 }),
        ({ text, reading }, changes) => {
          const { reading: corrected } = applyCorrections({ text }, reading, corrections(...changes));
          expect(uncovered({ source: text, reading: corrected })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are the same again when a paragraph is cut and joined', () => {
    for (const { text, reading } of specimens) {
      const paragraph = reading.operative[1];
      const at = text.indexOf(' ', (paragraph?.spans[0]?.[0] ?? 0) + 12) + 1 || (paragraph?.spans[0]?.[0] ?? 0) + 12;
      const { reading: again, lost } = applyCorrections(
        { text },
        reading,
        corrections({ kind: 'split', offset: at }, { kind: 'join', offset: at }),
      );
      expect(lost).toEqual([]);
      expect(again.operative[1]).toEqual({ ...paragraph, by: 'person' });
    }
  });
});

describe('any sequence of corrections', () => {
  const made = fc.array(change, { maxLength: 8 }).map((changes) => corrections(...changes));

  it('leaves every character of the source in one place', () => {
    fc.assert(
      fc.property(arbitrarySource, made, ({ source: text, reading }, list) => {
        expect(uncovered({ source: text, reading })).toEqual([]);
        const corrected = applyCorrections({ text }, reading, list);
        expect(uncovered({ source: text, reading: corrected.reading })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('does not lose words: what the paragraphs say is in the source, and all of it', () => {
    fc.assert(
      fc.property(arbitrarySource, made, ({ source: text, reading }, list) => {
        const corrected = applyCorrections({ text }, reading, list).reading;
        const eIds = [...corrected.preambular, ...corrected.operative].map((p) => p.eId);
        expect(new Set(eIds).size).toBe(eIds.length);
        expect(corrected.preambular.map((p) => p.n)).toEqual(corrected.preambular.map((_, i) => i + 1));
        for (const p of [...corrected.preambular, ...corrected.operative]) expect(p.spans.length).toBeGreaterThan(0);
      }),
    );
  });

  it('gives the same whatever the order of the list, and leaves the reading given alone', () => {
    fc.assert(
      fc.property(arbitrarySource, made, ({ source: text, reading }, list) => {
        const before = structuredClone(reading);
        const forwards = applyCorrections({ text }, reading, list);
        expect(applyCorrections({ text }, reading, [...list].reverse())).toEqual(forwards);
        expect(reading).toEqual(before);
        expect(applyCorrections({ text }, reading, [])).toEqual({ reading: before, lost: [] });
      }),
    );
  });
});
