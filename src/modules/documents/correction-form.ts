import type { CorrectionChange, DateFacts, StretchKind } from './reader/correct/correction.js';
import { joinedText, placesOf } from './reader/mentions.js';
import {
  ACTS,
  type ActCode,
  type DateKind,
  type OperativeParagraph,
  type PreambularParagraph,
  type Span,
} from './reader/reading.js';
import { Refusal } from './refusal.js';

/**
 * What a correction form sends, made into changes. Every form names a paragraph and one thing to do with it; words are named as they
 * stand in the paragraph, so that the form works without JavaScript.
 */
export const CORRECTIONS = ['acts', 'add-act', 'dates', 'add-date', 'split', 'join', 'kind', 'number'] as const;
export type CorrectionKind = (typeof CORRECTIONS)[number];

export const STRETCHES = [
  'preambular',
  'operative',
  'annex',
  'note',
  'furniture',
  'front',
  'back',
] as const satisfies readonly StretchKind[];
export const DATE_KINDS = [
  'deadline',
  'expected',
  'period',
  'recurrence',
  'observance',
  'event',
] as const satisfies readonly DateKind[];

/** Facts of a date that a form can say, each with how it must look. */
export const DATE_FIELDS = {
  session: /^\d{1,3}$/u,
  not_after: /^\d{4}-\d{2}-\d{2}$/u,
  month: /^\d{4}-\d{2}$/u,
  year: /^\d{4}$/u,
  start: /^\d{4}(-\d{2}(-\d{2})?)?$/u,
  end: /^\d{4}(-\d{2}(-\d{2})?)?$/u,
  every: /^P\d+[YMWD]$/u,
  from_session: /^\d{1,3}$/u,
  month_day: /^--\d{2}-\d{2}$/u,
} as const;
export type DateField = keyof typeof DATE_FIELDS;
const NUMBERS: ReadonlySet<string> = new Set(['session', 'year', 'from_session']);

/** Values of the form by name, several where a name comes often. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

export type AnyParagraph = PreambularParagraph | OperativeParagraph;

/** @throws Refusal `words-not-there`, `not-a-date`, `not-a-number`, `nothing-changed`, each with its field. */
export function correctionChanges(
  kind: CorrectionKind,
  values: FormValues,
  paragraph: AnyParagraph,
  source: string,
): CorrectionChange[] {
  const one = (name: string) => values[name]?.[0]?.trim() ?? '';
  switch (kind) {
    case 'acts':
      return some(actChanges(values, paragraph), 'act-0');
    case 'add-act':
      return [
        {
          kind: 'set-act',
          span: spanOf(one('words'), paragraph, source, 'words'),
          act: actCode(one('act')),
          addressees: codes(values.addressees),
        },
      ];
    case 'dates':
      return some(dateChanges(values, paragraph), 'date-0');
    case 'add-date':
      return [
        {
          kind: 'set-date',
          span: spanOf(one('date-words'), paragraph, source, 'date-words'),
          date: dateFacts(values, ''),
        },
      ];
    case 'split':
      return [{ kind: 'split', offset: spanOf(one('begins'), paragraph, source, 'begins')[0] }];
    case 'join':
      return [{ kind: 'join', offset: start(paragraph) }];
    case 'kind': {
      const as = STRETCHES.find((stretch) => stretch === one('as'));
      if (as === undefined) throw new Refusal('nothing-changed', { field: 'as' });
      const n = one('n') === '' ? {} : { n: wholeNumber(one('n'), 'n') };
      return paragraph.spans.map((span) => ({ kind: 'set-kind', span, as, ...n }));
    }
    case 'number':
      return [
        {
          kind: 'set-number',
          offset: start(paragraph),
          n: wholeNumber(one('number'), 'number'),
          ...(values.part === undefined ? {} : { part: one('part') === '' ? null : one('part') }),
        },
      ];
  }
}

function some(changes: CorrectionChange[], field: string): CorrectionChange[] {
  if (changes.length === 0) throw new Refusal('nothing-changed', { field });
  return changes;
}

function actChanges(values: FormValues, paragraph: AnyParagraph): CorrectionChange[] {
  const acts = 'acts' in paragraph ? paragraph.acts : [];
  return acts.flatMap((act, at): CorrectionChange[] => {
    const span = act.spans[0];
    const said = values[`act-${at}`]?.[0];
    if (span === undefined || said === undefined) return [];
    if (said === '') return [{ kind: 'remove-act', span }];
    const addressees = codes(values[`addressees-${at}`]);
    const same =
      addressees.length === act.addressees.length && addressees.every((code) => act.addressees.includes(code));
    if (said !== act.act) return [{ kind: 'set-act', span, act: actCode(said), addressees }];
    return same ? [] : [{ kind: 'set-addressees', span, addressees }];
  });
}

function dateChanges(values: FormValues, paragraph: AnyParagraph): CorrectionChange[] {
  const dates = 'dates' in paragraph ? paragraph.dates : [];
  return dates.flatMap((date, at): CorrectionChange[] => {
    const span = date.spans?.[0];
    const said = values[`date-${at}`]?.[0];
    if (span === undefined || said === undefined) return [];
    if (said === '') return [{ kind: 'remove-date', span }];
    const facts = dateFacts(values, `-${at}`);
    const before = Object.keys(DATE_FIELDS).every(
      (field) => String(date[field as DateField] ?? '') === String(facts[field as DateField] ?? ''),
    );
    return before && facts.kind === date.kind
      ? []
      : [{ kind: 'set-date', span, date: { ...facts, ...(date.place === undefined ? {} : { place: date.place }) } }];
  });
}

function dateFacts(values: FormValues, suffix: string): DateFacts {
  const kind = DATE_KINDS.find((known) => known === values[`date${suffix}`]?.[0]) ?? 'deadline';
  const facts: Partial<Record<DateField, string | number>> = {};
  for (const [field, pattern] of Object.entries(DATE_FIELDS)) {
    const said = values[`${field}${suffix}`]?.[0]?.trim() ?? '';
    if (said === '') continue;
    if (!pattern.test(said)) throw new Refusal('not-a-date', { field: `${field}${suffix}`, values: { given: said } });
    facts[field as DateField] = NUMBERS.has(field) ? Number(said) : said;
  }
  // Each field passed its own pattern above.
  return { kind, ...facts } as DateFacts;
}

function actCode(text: string): ActCode {
  return ACTS.find((act) => act === text) ?? 'other';
}

function codes(values: readonly string[] | undefined): string[] {
  return [
    ...new Set(
      (values ?? []).map((code) => code.trim().toUpperCase()).filter((code) => /^[A-Z][A-Z0-9_]*$/u.test(code)),
    ),
  ];
}

function wholeNumber(text: string, field: string): number {
  if (!/^\d{1,4}$/u.test(text)) throw new Refusal('not-a-number', { field, values: { given: text } });
  return Number(text);
}

function start(paragraph: AnyParagraph): number {
  return paragraph.spans[0]?.[0] ?? 0;
}

/** Where words of the clean paragraph stand in the source. */
function spanOf(words: string, paragraph: AnyParagraph, source: string, field: string): Span {
  const text = joinedText(paragraph);
  const sought = words.replace(/\s+/gu, ' ').trim();
  const at = sought === '' ? -1 : text.replace(/\s/gu, ' ').indexOf(sought);
  const spans = at < 0 ? [] : placesOf(source, paragraph).inSource([at, at + sought.length]);
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined)
    throw new Refusal('words-not-there', { field, values: { words: sought } });
  return [first[0], last[1]];
}
