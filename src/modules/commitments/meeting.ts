import { newId } from '../../kernel/db/index.js';
import type { ConfirmedText, DateMention } from '../documents/index.js';
import type { ReadAct, ReadParagraph } from './clauses.js';
import { type Commitment, type Editable, keyOf, type Place } from './commitment.js';
import { type Difference, differencesOf } from './differences.js';
import { suggestFilings } from './filing/suggest-filings.js';
import { matchActs } from './match-acts.js';
import { firstState } from './steps.js';
import type { NewCommitment, NewWording } from './store/commitments.js';
import type { FoundDifference } from './store/differences.js';
import { attachDates } from './timing/attach-dates.js';

export interface Changed {
  held: Commitment;
  change: Partial<Pick<Commitment, 'act' | 'addressees' | 'dates' | 'citations' | 'sourceText' | 'shown'>>;
}

/** What the register holds of a document before its texts are met. */
export interface Held {
  document: { id: string; slug: string; draftOf: string | null };
  commitments: readonly Commitment[];
  /** Read beside what the register held of the paragraph: whether a person took it up, or not yet (null). */
  doubted: ReadonlyMap<string, 'keep' | 'take' | null>;
}

/** One document's register on one side, its confirmed texts on the other: what follows for the register. Pure but for new ids. */
export class Meeting {
  readonly fresh: NewCommitment[] = [];
  readonly changes = new Map<string, Changed>();
  readonly wordings: NewWording[] = [];
  readonly differences: FoundDifference[] = [];
  readonly #document: Held['document'];
  readonly #held: Commitment[];
  readonly #doubted: Held['doubted'];
  readonly #texts: readonly ConfirmedText[];
  /** Commitments that some text has. */
  readonly #met = new Set<string>();

  constructor({ document, commitments, doubted }: Held, texts: readonly ConfirmedText[]) {
    this.#document = document;
    this.#held = [...commitments];
    this.#doubted = doubted;
    this.#texts = texts;
  }

  meet(text: ConfirmedText, paragraph: ReadParagraph): void {
    const here = this.#held.filter((held) => samePlace(held, paragraph));
    const dates = attachDates(paragraph.acts, paragraph.dates);
    const { pairs, left } = matchActs(here, paragraph.acts);
    for (const [at, held] of here.entries()) {
      const pair = pairs[at] ?? null;
      const act = pair === null ? undefined : paragraph.acts[pair];
      if (act !== undefined) this.#agree(text, paragraph, held, act, dates[act.index] ?? []);
      else if (held.act === 'undertake') this.#say(text, paragraph, held, paragraph.words, 0, []);
      else if (held.sourceText !== text.id && held.shown)
        this.differences.push(difference(held, text, { what: 'not-in-text', stated: null, read: null }));
    }
    const lastOrdinal = Math.max(0, ...here.map(({ ordinal }) => ordinal));
    for (const [at, index] of left.entries()) {
      const act = paragraph.acts[index];
      if (act !== undefined) this.#add(text, paragraph, act, dates[index] ?? [], lastOrdinal + at + 1, here.length > 0);
    }
  }

  /** After all texts: what only a text said that is no longer there, or no longer says it, is not shown any more. */
  close(): void {
    for (const held of this.#held) {
      if (held.origin !== 'reading' || this.#met.has(held.id) || !held.shown || held.edited.includes('shown')) continue;
      this.#change(held, { shown: false });
    }
  }

  #agree(text: ConfirmedText, paragraph: ReadParagraph, held: Commitment, act: ReadAct, dates: DateMention[]): void {
    this.#say(text, paragraph, held, act.words, act.index, act.spans);
    const doubt = this.#doubted.get(held.id);
    if (doubt !== undefined)
      this.differences.push(difference(held, text, { what: 'not-in-register', stated: null, read: null }));
    const shown = held.edited.includes('shown') ? held.shown : doubt === undefined || doubt === 'take';
    const found = differencesOf(held, { act: act.act, addressees: act.addressees, dates });
    const source = this.#texts.find(({ id }) => id === held.sourceText);
    // Read in this very text, or in one that is gone: it says what this one says now.
    if (held.origin === 'reading' && (source === undefined || source.id === text.id)) {
      const set = (part: Editable) => held.edited.includes(part);
      // What a person has set stays as it is, and what the text says of it waits for a decision.
      for (const one of found) if (setBy(one, set)) this.differences.push(difference(held, text, one));
      if (found.every((one) => setBy(one, set)) && held.shown === shown && held.sourceText === text.id) return;
      this.#change(held, {
        ...(set('act') ? {} : { act: act.act }),
        ...(set('dates') ? {} : { dates }),
        ...(set('addressees') ? {} : { addressees: act.addressees }),
        citations: paragraph.citations,
        sourceText: text.id,
        shown,
      });
      return;
    }
    for (const one of found) this.differences.push(difference(held, text, one));
  }

  #add(
    text: ConfirmedText,
    paragraph: ReadParagraph,
    act: ReadAct,
    dates: DateMention[],
    ordinal: number,
    doubted: boolean,
  ) {
    const place: Place = { section: paragraph.section, part: paragraph.part, n: paragraph.n, ordinal };
    const commitment: NewCommitment = {
      id: newId(),
      key: keyOf(this.#document.slug, place),
      documentId: this.#document.id,
      ...place,
      eId: paragraph.eId,
      act: act.act,
      addressees: act.addressees,
      dates,
      citations: paragraph.citations,
      origin: 'reading',
      sourceText: text.id,
      state: firstState(act.act, this.#document),
      // Beside what the register holds of the paragraph, a person says whether it is one more act.
      shown: !doubted,
      factKey: null,
      titles: [],
      filings: suggestFilings({ ...act, lang: text.lang, citations: paragraph.citations }).map(
        ({ rule, ...filing }) => ({ ...filing, standing: 'suggested', suggestedBy: rule }),
      ),
    };
    this.fresh.push(commitment);
    const held: Commitment = { ...commitment, edited: [], lineId: commitment.id, version: 1 };
    this.#held.push(held);
    this.#say(text, paragraph, held, act.words, act.index, act.spans);
    if (doubted) this.differences.push(difference(held, text, { what: 'not-in-register', stated: null, read: null }));
  }

  #say(
    text: ConfirmedText,
    paragraph: ReadParagraph,
    held: Pick<Commitment, 'id'>,
    words: string,
    index: number,
    spans: [number, number][],
  ): void {
    this.#met.add(held.id);
    this.wordings.push({
      commitment_id: held.id,
      text_id: text.id,
      lang: text.lang,
      position: paragraph.position,
      act_index: index,
      words,
      spans,
    });
  }

  #change(held: Commitment, change: Changed['change']): void {
    this.changes.set(held.id, { held, change: { ...this.changes.get(held.id)?.change, ...change } });
  }
}

function samePlace(held: Commitment, { section, part, n }: ReadParagraph): boolean {
  return held.section === section && (held.part ?? '') === (part ?? '') && held.n === n;
}

function setBy({ what }: Difference, set: (part: Editable) => boolean): boolean {
  return (what === 'act' || what === 'addressees' || what === 'dates') && set(what);
}

function difference(held: Pick<Commitment, 'id'>, text: ConfirmedText, found: Difference): FoundDifference {
  return { ...found, commitmentId: held.id, textId: text.id };
}
