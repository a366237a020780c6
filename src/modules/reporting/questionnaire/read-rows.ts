import type { Lang } from '../../../kernel/i18n/index.js';
import type { CallContent } from '../calls/content.js';
import { MOST } from '../calls/put-question.js';
import type { Asked, Question } from '../calls/question.js';
import type { Texts } from '../calls/texts.js';
import { Refusal } from '../refusal.js';
import { COLUMNS, type ColumnCode, ROW_SORTS, type RowSort } from './columns.js';
import type { QuestionnaireFault } from './fault.js';
import { readAsked } from './read-asked.js';
import type { FileRow } from './read-file.js';
import { readWords, type Words } from './read-words.js';
import { sortOf } from './rows.js';

/** What a file asks. Of a file with faults nothing may be taken over: what it says of the rest would be guessed. */
export interface ReadQuestionnaire {
  content: CallContent;
  faults: QuestionnaireFault[];
}

const PLACE =
  /^(?:title|intro|(?:section|question|help|unit)\/[0-9a-f-]{36}|(?:option|column)\/[0-9a-f-]{36}\/[0-9a-f-]{36})$/u;

/**
 * Reads what a file asks, whole: what it leaves out is no longer asked. A row belongs to the question above it, a question to the section
 * above it. Places that are held keep their ids; a copied row, or one of another call, gets a new one. Pure, but for `idOf`.
 *
 * @param idOf gives the id of something that is not held, which had that one in the file.
 */
export function readRows(
  rows: readonly FileRow[],
  held: CallContent,
  idOf: (inFile: string | null) => string,
): ReadQuestionnaire {
  return new Reading(held, idOf).read(rows);
}

class Reading {
  readonly #faults: QuestionnaireFault[] = [];
  readonly #texts: Record<string, Words> = {};
  readonly #seen = new Set<string>();
  readonly #sections: string[] = [];
  readonly #questions: { question: Question; row: FileRow }[] = [];
  /** Whether it is known what the last question asks; rows below one that is at fault say nothing more. */
  #judged = true;

  constructor(
    readonly held: CallContent,
    readonly idOf: (inFile: string | null) => string,
  ) {}

  read(rows: readonly FileRow[]): ReadQuestionnaire {
    for (const row of rows)
      if ([...row.texts.values()].some((text) => text !== '')) this.#trying(row, () => this.#row(row));
    for (const place of ['title', 'intro']) if (!this.#seen.has(place)) this.#keep(place, this.held.texts[place] ?? {});
    if (this.#faults.length === 0)
      for (const { question, row } of this.#questions) this.#requireParts(question.asked, row);
    const { kind, lang } = this.held;
    const questions = this.#questions.map(({ question }) => question);
    const texts: Texts = this.#texts;
    return { content: { kind, lang, sections: this.#sections, questions, texts }, faults: this.#faults };
  }

  #row(row: FileRow): void {
    const given = row.texts.get('place') ?? '';
    const typed = row.texts.get('row') ?? '';
    const place = PLACE.test(given) ? given : null;
    if (given !== '' && place === null) throw new Refusal('not-an-id', { field: 'place' });
    const sort = typed === '' && place !== null ? sortOf(place) : ROW_SORTS.find((one) => one === typed);
    if (sort === undefined || (place !== null && sortOf(place) !== sort)) throw new Refusal('not-in-list');
    const parts = place?.split('/') ?? [];
    if (sort === 'title' || sort === 'intro') this.#once(row, sort);
    else if (sort === 'section') this.#section(row, parts[1] ?? null);
    else if (sort === 'question') this.#question(row, parts[1] ?? null);
    else this.#part(row, sort, parts);
  }

  #once(row: FileRow, place: 'title' | 'intro'): void {
    if (this.#seen.has(place)) throw new Refusal('row-twice');
    this.#seen.add(place);
    this.#words(row, place, place, place === 'title');
  }

  #section(row: FileRow, inFile: string | null): void {
    const id = this.#idOf(inFile, this.held.sections);
    this.#sections.push(id);
    this.#words(row, `section/${id}`, `section/${inFile}`, true);
  }

  #question(row: FileRow, inFile: string | null): void {
    if (this.#questions.length === MOST.questions) throw new Refusal('too-many', { values: { most: MOST.questions } });
    const id = this.#idOf(
      inFile,
      this.held.questions.map((one) => one.id),
    );
    const before = this.held.questions.find((one) => one.id === id) ?? null;
    let said: ReturnType<typeof readAsked> = { asked: { kind: 'date' }, required: false, subjects: [], follows: null };
    this.#judged = this.#trying(row, () => {
      said = readAsked(row, before);
    });
    const question: Question = { id, section: this.#sections.at(-1) ?? null, ...said, asked: withoutParts(said.asked) };
    this.#questions.push({ question, row });
    this.#words(row, `question/${id}`, `question/${inFile}`, true);
  }

  /** Help, unit, option or column of the question above. */
  #part(row: FileRow, sort: Exclude<RowSort, 'title' | 'intro' | 'section' | 'question'>, parts: string[]): void {
    const above = this.#questions.at(-1)?.question;
    const blank = COLUMNS.every((column) => !column.startsWith('text_') || (row.texts.get(column) ?? '') === '');
    const known = parts.join('/') in this.held.texts;
    const saysWords = COLUMNS.some((column) => column.startsWith('text_') && row.texts.has(column));
    if (!this.#judged || (blank && (saysWords || !known))) return;
    const fits = above !== undefined && FITS[sort].some((kind) => kind === above.asked.kind || kind === 'any');
    if (!fits) throw new Refusal('unfit-row');
    if (sort === 'help' || sort === 'unit') {
      const place = `${sort}/${above.id}`;
      if (this.#seen.has(place)) throw new Refusal('row-twice');
      this.#seen.add(place);
      this.#words(row, place, parts[1] === above.id ? place : '', false);
      return;
    }
    const [, question, inFile = null] = parts;
    const before = this.held.questions.find((one) => one.id === above.id && above.id === question)?.asked;
    const id = this.#idOf(inFile, before === undefined ? [] : partsOf(before));
    const all = [...partsOf(above.asked), id];
    const most = sort === 'option' ? MOST.options : MOST.columns;
    if (all.length > most) throw new Refusal('too-many', { values: { most } });
    this.#replaceLast(withParts(above.asked, all));
    this.#words(row, `${sort}/${above.id}/${id}`, parts.join('/'), true);
  }

  #replaceLast(asked: Asked): void {
    const last = this.#questions.pop();
    if (last !== undefined) this.#questions.push({ ...last, question: { ...last.question, asked } });
  }

  #requireParts(asked: Asked, row: FileRow): void {
    if (asked.kind === 'choice' && asked.options.length < 2) this.#fault(row, 'kind', new Refusal('options-missing'));
    if (asked.kind === 'table' && asked.columns.length < 1) this.#fault(row, 'kind', new Refusal('columns-missing'));
  }

  /** The id that is held, once; else a new one. */
  #idOf(inFile: string | null, among: readonly string[]): string {
    const again = inFile !== null && this.#seen.has(inFile);
    if (inFile !== null) this.#seen.add(inFile);
    if (inFile !== null && !again && among.includes(inFile)) return inFile;
    return this.idOf(again ? null : inFile);
  }

  /** @param from where the file has it: words that it does not say are those that are held there. */
  #words(row: FileRow, place: string, from: string, needed: boolean): void {
    const { lang } = this.held;
    const held = place === from ? (this.held.texts[place] ?? {}) : {};
    const words = readWords(row, held, lang, (column, refusal) => this.#fault(row, column, refusal));
    if (needed && words[lang] === undefined) this.#fault(row, wordsIn(lang), new Refusal('words-missing'));
    this.#keep(place, words);
  }

  #keep(place: string, words: Words): void {
    if (Object.keys(words).length > 0) this.#texts[place] = words;
  }

  /** @returns whether nothing was wrong. */
  #trying(row: FileRow, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#fault(row, COLUMNS.find((column) => column === error.field) ?? 'row', error);
      return false;
    }
  }

  #fault(row: FileRow, column: ColumnCode, { code, values }: Refusal): void {
    this.#faults.push({ code, values, place: row.placeOf(column) });
  }
}

const FITS: Readonly<Record<'help' | 'unit' | 'option' | 'column', readonly (Asked['kind'] | 'any')[]>> = {
  help: ['any'],
  unit: ['number'],
  option: ['choice'],
  column: ['table'],
};

const wordsIn = (lang: Lang): ColumnCode => `text_${lang}`;

function partsOf(asked: Asked): readonly string[] {
  if (asked.kind === 'choice') return asked.options;
  return asked.kind === 'table' ? asked.columns : [];
}

function withParts(asked: Asked, ids: readonly string[]): Asked {
  if (asked.kind === 'choice') return { ...asked, options: ids };
  return asked.kind === 'table' ? { ...asked, columns: ids } : asked;
}

function withoutParts(asked: Asked): Asked {
  return withParts(asked, []);
}
