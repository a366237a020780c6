/**
 * What a reading is: the shape printed by `concordance read --json` (`concordance.read/1`), kept in the store and served by
 * the API. Offsets are UTF-16, end excluded, into the decoded file for plain text and into the extracted text
 * (`concordance read --text`) for every other format. Every array is always present.
 */

export const LANGS = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;
export type Lang = (typeof LANGS)[number];

/** Half-open range of UTF-16 offsets into the source text. */
export type Span = [from: number, to: number];

export const ACTS = [
  'adopt',
  'affirm',
  'authorize',
  'call_for',
  'call_upon',
  'commend',
  'condemn',
  'decide',
  'decide_again',
  'demand',
  'deplore',
  'encourage',
  'endorse',
  'express',
  'express_concern',
  'express_support',
  'invite',
  'invite_again',
  'look_forward',
  'note',
  'note_appreciation',
  'reaffirm',
  'recall',
  'recognize',
  'recommend',
  'request',
  'request_again',
  'stress',
  'take_note',
  'urge',
  'welcome',
  'other',
] as const;
export type ActCode = (typeof ACTS)[number];

/** Addressee codes that the rules know by name; a lexicon may add more of the same form (`WHO`, `UN_WOMEN`, ...). */
export type AddresseeCode = string;

export type Organ = 'GENERAL_ASSEMBLY' | 'ECONOMIC_AND_SOCIAL_COUNCIL' | 'HUMAN_RIGHTS_COUNCIL' | 'SECURITY_COUNCIL';
export type DocumentStatus = 'draft' | 'adopted' | 'unknown';

export interface Act {
  /** The words of the act as they stand in the text ("also urges", "敦促"). */
  verb: string;
  act: ActCode;
  addressees: AddresseeCode[];
  /** Where the verb stands in the source. */
  spans: Span[];
  by?: MadeBy;
}

export type DateKind = 'deadline' | 'expected' | 'period' | 'recurrence' | 'observance' | 'event';

/** Who said so: the reader's rules (also where nothing is said) or a person who corrected them. */
export type MadeBy = 'rules' | 'person';

/** What the words say about time, and no more. */
export interface DateMention {
  kind: DateKind;
  text: string;
  session?: number;
  /** YYYY-MM-DD: the last day that still meets the deadline. */
  not_after?: string;
  /** YYYY-MM-DD or YYYY-MM or YYYY, as far as the words go. */
  start?: string;
  end?: string;
  month?: string;
  year?: number;
  until?: string;
  /** ISO 8601 duration. */
  every?: string;
  from_session?: number;
  from_year?: number;
  /** --MM-DD */
  month_day?: string;
  place?: string;
  on?: string;
  /** Where the words stand in the source. */
  spans?: Span[];
  by?: MadeBy;
}

export interface Item {
  label: string;
  text: string;
  items: Item[];
  spans?: Span[];
}

interface ParagraphBase {
  n: number;
  eId: string;
  text: string;
  items: Item[];
  citations: string[];
  /** Numbers of the notes that hang on the paragraph or its items, in order, each once. */
  footnotes: number[];
  /** The paragraph and its items in the source; two ranges when a page cut it. */
  spans: Span[];
  by?: MadeBy;
}

export interface PreambularParagraph extends ParagraphBase {
  verb: string;
}

export interface OperativeParagraph extends ParagraphBase {
  /** "I", "II" ... where numbering restarts by part. */
  part: string | null;
  heading: string | null;
  acts: Act[];
  dates: DateMention[];
}

export interface Annex {
  n: number;
  eId: string;
  title: string | null;
  paragraphs: OperativeParagraph[];
}

export interface Note {
  n: number;
  text: string;
  citations: string[];
  spans: Span[];
}

export type RestKind = 'furniture' | 'front' | 'formula' | 'back' | 'marker' | 'unknown';
export interface Rest {
  kind: RestKind;
  span: Span;
}

export interface Warning {
  code: string;
  /** One English sentence; pages translate by `code`. */
  text: string;
  span: Span | null;
}

export interface Reading {
  schema: 'concordance.read/1';
  source: { name: string; sha256: string; mediaType: string; characters: number };
  document: {
    symbol: string | null;
    status: DocumentStatus;
    lang: Lang;
    organ: Organ | null;
    session: number | null;
    title: string | null;
    sponsors: string[];
    /** YYYY-MM-DD */
    adopted: string | null;
  };
  enactingFormula: string | null;
  preambular: PreambularParagraph[];
  operative: OperativeParagraph[];
  annexes: Annex[];
  notes: Note[];
  rest: Rest[];
  warnings: Warning[];
}
