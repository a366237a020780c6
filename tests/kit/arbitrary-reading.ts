import fc from 'fast-check';
import {
  ACTS,
  type Act,
  type DateMention,
  type Item,
  LANGS,
  type Reading,
} from '../../src/modules/documents/reader/reading.js';

/** Text with everything that has ever broken an export: markup, quotes, control characters, lone surrogates, both directions. */
export const hostileText = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'urges',
          'Member States',
          '敦促会员国',
          'يحث الدول',
          'призывает',
          ' ',
          '\n',
          '1. ',
          '(a)',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '<',
          '>&',
          '"',
          "'",
          ']]>',
          '=cmd()',
          '\u0000',
          '\u0007',
          '\ud800',
          '\udfff',
          '\uffff',
          '\u202e',
          '\r',
          '\t',
          '😀',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const small = fc.integer({ min: 0, max: 40 });
const span = fc.tuple(small, small).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const citation = fc.oneof(
  fc.constantFrom(
    'A/RES/70/1',
    'A/RES/217 A (III)',
    'E/RES/2015/23',
    'A/HRC/RES/23/5',
    'S/RES/2331(2016)',
    'CCPCJ 32/1',
    'UNTS 2237 39574',
    'ILO P029',
    'A/70/94',
  ),
  hostileText,
);
const word = fc.oneof(fc.constantFrom('urges', '敦促'), hostileText);

const label = fc.oneof(fc.constantFrom('a', 'b', '(i)', 'أ'), hostileText);
const leaf: fc.Arbitrary<Item> = fc.record({ label, text: hostileText, items: fc.constant([]) });
const branch: fc.Arbitrary<Item> = fc.record({ label, text: hostileText, items: fc.array(leaf, { maxLength: 2 }) });
const item: fc.Arbitrary<Item> = fc.record({ label, text: hostileText, items: fc.array(branch, { maxLength: 2 }) });

const act: fc.Arbitrary<Act> = fc.record({
  verb: word,
  act: fc.constantFrom(...ACTS),
  addressees: fc.array(fc.oneof(fc.constantFrom('MEMBER_STATES', 'UNODC'), hostileText), { maxLength: 3 }),
  spans: fc.array(span, { maxLength: 2 }),
});

const date: fc.Arbitrary<DateMention> = fc.record(
  {
    kind: fc.constantFrom('deadline', 'expected', 'period', 'recurrence', 'observance', 'event'),
    text: word,
    session: small,
    not_after: fc.oneof(fc.constantFrom('2017-10-31', '2017-02-30'), hostileText),
    start: fc.oneof(fc.constantFrom('2013-05-13', '2013-05'), hostileText),
    every: hostileText,
    place: hostileText,
  },
  { requiredKeys: ['kind', 'text'] },
);

const base = {
  n: small,
  eId: fc.oneof(fc.constantFrom('para_1', 'preamble', 'act_urge', 'unga', 'att_1'), hostileText),
  text: hostileText,
  items: fc.array(item, { maxLength: 3 }),
  citations: fc.array(citation, { maxLength: 3 }),
  footnotes: fc.uniqueArray(small, { maxLength: 3 }),
  spans: fc.array(span, { maxLength: 2 }),
};
const operative = fc.record({
  ...base,
  part: maybe(fc.oneof(fc.constantFrom('I', 'II'), hostileText)),
  heading: maybe(hostileText),
  acts: fc.array(act, { maxLength: 3 }),
  dates: fc.array(date, { maxLength: 2 }),
});

/** Any value of the type: spans that point nowhere, repeated numbers and eIds, metadata missing or absurd. */
export const arbitraryReading: fc.Arbitrary<Reading> = fc.record({
  schema: fc.constant('concordance.read/1' as const),
  source: fc.record({ name: hostileText, sha256: hostileText, mediaType: hostileText, characters: small }),
  document: fc.record({
    symbol: maybe(fc.oneof(citation, fc.constant('A/RES/S-30/1'))),
    status: fc.constantFrom('draft', 'adopted', 'unknown'),
    lang: fc.constantFrom(...LANGS),
    organ: maybe(
      fc.constantFrom('GENERAL_ASSEMBLY', 'ECONOMIC_AND_SOCIAL_COUNCIL', 'HUMAN_RIGHTS_COUNCIL', 'SECURITY_COUNCIL'),
    ),
    session: maybe(small),
    title: maybe(hostileText),
    sponsors: fc.array(hostileText, { maxLength: 2 }),
    adopted: maybe(fc.oneof(fc.constantFrom('2015-12-17', '2015-13-45', '0000-01-01'), hostileText)),
  }),
  enactingFormula: maybe(hostileText),
  preambular: fc.array(fc.record({ ...base, verb: word }), { maxLength: 3 }),
  operative: fc.array(operative, { maxLength: 4 }),
  annexes: fc.array(
    fc.record({
      n: small,
      eId: hostileText,
      title: maybe(hostileText),
      paragraphs: fc.array(operative, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  notes: fc.array(
    fc.record({
      n: small,
      text: hostileText,
      citations: fc.array(citation, { maxLength: 2 }),
      spans: fc.array(span, { maxLength: 1 }),
    }),
    { maxLength: 3 },
  ),
  rest: fc.array(fc.record({ kind: fc.constantFrom('furniture', 'front', 'marker', 'unknown'), span }), {
    maxLength: 3,
  }),
  warnings: fc.constant([]),
});
