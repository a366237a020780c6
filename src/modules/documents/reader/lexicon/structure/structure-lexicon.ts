import type { Organ } from '../../reading.js';

/**
 * The words of one language by which the parts of a resolution are known. Lines are compared after `foldLine`: straight
 * apostrophes, single spaces, no space beside Chinese characters, 0-9 digits.
 */
export interface StructureLexicon {
  /** Names that stand in the enacting formula, before its comma. */
  formulas: Record<Organ, string[]>;
  /** How a formula of any other organ begins ("The", "Le", "La" ...). */
  formulaArticle: RegExp;
  /** First words of preambular paragraphs. */
  openers: string[];
  /** First words of operative paragraphs, needed where numbers are missing. */
  operativeOpeners: string[];
  /** Words before these never open a paragraph even at a line's start ("and", "also"). */
  continues: RegExp;
  /** "draft resolution". */
  draft: RegExp;
  /** "Resolution adopted by ..." */
  adopted: RegExp;
  /** What else stands on a cover: "Agenda item 107", "Seventieth session", "[on the report of ...]". */
  front: RegExp;
  /** "80th plenary meeting", the line that ends an adopted text. */
  meeting: RegExp;
  /** Lines that may stand beside the meeting line: vote, "Adopted without a vote". */
  vote: RegExp;
  /** "Annex", "Annex II", "Appendix": the whole line; group 1 is its number. */
  annex: RegExp;
  /** "Article 3", "Rule 12", "Chapter 1": headings of annexes and statutes. */
  article: RegExp;
  /** Furniture in this language: "Distr.: General", "Please recycle". */
  furniture: RegExp;
  /** A word after which a number is part of the name and never a note marker ("paragraph 5", "article 32"). */
  numbered: RegExp;
  /** What may follow a number that counts something ("3 October", "2 million"): such a number is no note marker. */
  counted: RegExp;
  /** Word of the note that repeats the one before ("Ibid."), and other first words of notes. */
  noteOpeners: RegExp;
  /** Words that count numbers of session, found in the front matter ("Seventieth session"). */
  session: RegExp;
  /** Frequent words, for finding the language of a text in Latin or Cyrillic script. */
  frequent: string[];
}
