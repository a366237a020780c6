import type { ActCode, Lang } from '../reading.js';

/**
 * Words of one language as the annotator reads them. A phrase is written plainly, in lower case:
 *   `*` stands for the rest of a word ("государств*"),
 *   `[x ]` for words that may be missing, `(a|b)` for a choice,
 *   `_` for any adverb of the act that may stand between ("prie_ instamment" reads "prie également instamment"),
 *   `(?=x)` and `(?!x)` for what must or must not follow.
 * A space stands for any white space, straight quotes and hyphens for every kind of them, ё for е, Arabic alefs are one.
 */
export type Phrase = string;

/** Verbs of one act: as the organ uses them (third person), as a declaration does (first person plural). */
export interface VerbRow {
  act: ActCode;
  third: readonly Phrase[];
  first: readonly Phrase[];
}

/** The forms that open the paragraphs of an annexed plan ("Encourager ..."), where a chapeau says who acts. */
export type PlanForms = readonly (readonly [act: ActCode, phrases: readonly Phrase[]])[];

export interface ActLexicon {
  verbs: readonly VerbRow[];
  plan: PlanForms;
  /** Belong to the verb's words when they stand before it, and may stand inside it at `_` ("also", "également"). */
  adverbs: readonly Phrase[];
  /** May stand between a comma or "and" and the verb, and are no part of it ("in this regard", "therefore"). */
  connectives: readonly Phrase[];
  /** "and", as it joins two acts. Arabic writes it at the front of the verb. */
  and: readonly Phrase[];
  /** Pronouns right before the verb that name who is asked ("l'invite à"): one, or several. */
  objects: { one: readonly Phrase[]; many: readonly Phrase[] };
  /** Words that open a relative clause: what follows them is not said by the organ. */
  relatives: readonly Phrase[];
  /** The subject of a declaration: "we". */
  we: readonly Phrase[];
  /** First words of preambular paragraphs with what belongs to them ("taking note", "rappelant"). */
  openers: readonly Phrase[];
  /** Follow the opener and belong to it ("also", "with appreciation"). */
  openerTails: readonly Phrase[];
}

export interface AddresseeLexicon {
  /** Stand before a name in a list of addressees and are no part of it ("the", "all relevant", "other"). */
  before: readonly Phrase[];
  /** Join the names of a list. */
  joins: readonly Phrase[];
  /** Open a remark that names nobody who is asked ("in cooperation with", "in its capacity as"), up to the next comma. */
  asides: readonly Phrase[];
  /** Carry a remark on past a comma ("including", "such as"). */
  examples: readonly Phrase[];
  /** Where what is asked begins ("to" and an infinitive, "que", "أن"). */
  stops: readonly Phrase[];
  /** Words before a name that make it a complement of the word before ("of", "by"). */
  complements: readonly Phrase[];
  /** Words that say "not yet a party" of the States before or after them. */
  notYetParty: readonly Phrase[];
  /** "it" is who was asked before, "them" those who were named last. */
  pronouns: { one: readonly Phrase[]; many: readonly Phrase[] };
  /** "international", "regional" ... beside a word for organizations, in any list. */
  scopes: readonly (readonly [phrase: Phrase, code: string])[];
  /** Words for organizations that those adjectives go with. */
  organizations: readonly Phrase[];
  /** Where the adjectives stand. */
  scopesStand: 'before' | 'after';
}

/**
 * Words of time. Templates hold slots: {d1} {d2} days, {m1} {m2} months, {y1} {y2} years, {o} one ordinal or a list of them,
 * {n} a number.
 */
export interface DateLexicon {
  /** January to December, every form. */
  months: readonly (readonly Phrase[])[];
  /** Ordinals in words; those that stand together add up ("seventy" + "second"). */
  ordinals: readonly (readonly [phrase: Phrase, value: number])[];
  /** What may stand between two such words ("-", "et", "و"). */
  ordinalJoins: readonly Phrase[];
  /** Between two ordinals of a list ("seventy-first and seventy-third"). */
  ordinalAnd: readonly Phrase[];
  /** Ordinals in digits ("72nd"), as a pattern with one group. */
  ordinalDigits: string;
  /** "{o} session". */
  sessions: readonly Phrase[];
  days: readonly Phrase[];
  monthYears: readonly Phrase[];
  years: readonly Phrase[];
  /** Periods of years: "for the biennium {y1}-{y2}". */
  periods: readonly Phrase[];
  /** A stretch of time after which something is due: "within {n} days". */
  within: readonly Phrase[];
  frequencies: readonly (readonly [phrase: Phrase, every: string])[];
  /** Words right before a date or session. */
  leads: {
    notAfter: readonly Phrase[];
    before: readonly Phrase[];
    until: readonly Phrase[];
    starting: readonly Phrase[];
    /** Without one of these a bare year is no date. */
    at: readonly Phrase[];
    /** The date of a resolution, a treaty, a report: no date of the paragraph. */
    cited: readonly Phrase[];
  };
  /** Words right after a date or session that say the same. */
  tails: { notAfter: readonly Phrase[]; starting: readonly Phrase[]; cited: readonly Phrase[] };
  /** What was held, and what is to be held. */
  held: readonly Phrase[];
  toBe: readonly Phrase[];
  observances: readonly Phrase[];
  /** Where it was held, {p} the place. */
  places: readonly Phrase[];
}

/** Bodies whose resolutions are cited by number. */
export type CitedBody = 'GA' | 'ECOSOC' | 'HRC' | 'SC' | 'CCPCJ' | 'CND' | 'CSW' | 'UNTOC_COP' | 'CHR' | 'COUNCIL' | 'COMMISSION' | 'CONFERENCE' | 'OWN' | 'OTHER';

export interface CitationLexicon {
  resolution: readonly Phrase[];
  decision: readonly Phrase[];
  /** Names of bodies in front of or after the numbers; "its" is OWN; "the Council" alone is COUNCIL. */
  bodies: readonly (readonly [phrase: Phrase, body: CitedBody])[];
  /** Whether a body stands before the word for resolution or after the numbers. */
  bodyStands: 'before' | 'after';
  ibid: readonly Phrase[];
  /** The Treaty Series of the United Nations, and series of others that give no citation. */
  series: readonly Phrase[];
  otherSeries: readonly Phrase[];
  volume: readonly Phrase[];
  number: readonly Phrase[];
  /** "and", in lists of volumes and numbers. */
  and: readonly Phrase[];
  ilo: {
    organization: readonly Phrase[];
    convention: readonly Phrase[];
    protocol: readonly Phrase[];
    recommendation: readonly Phrase[];
    /** Names by which a convention is known without its number. */
    names: readonly (readonly [phrase: Phrase, number: number])[];
  };
}

export interface Lexicon {
  lang: Lang;
  acts: ActLexicon;
  addressees: AddresseeLexicon;
  dates: DateLexicon;
  citations: CitationLexicon;
}
