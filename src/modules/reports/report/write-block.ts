import type { Actor } from '../../../kernel/access/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import type { Report } from '../store/reports.js';
import { sectionOf } from './arrange-report.js';
import { type Block, isSentence } from './block.js';
import { checkedText } from './checked.js';
import { answerKey, flagsOf, stateOf } from './flags.js';
import { allParties, gatherNow, statesAmong } from './gather.js';
import { changeReport } from './open-report.js';
import { findBlock, moved } from './report.js';

/** Where a sentence is: the report by its key, and its block. */
export interface BlockPlace {
  key: string;
  block: string;
}

/** Somebody else wrote the same sentence since it was opened: both texts are there to choose from. */
export class WrittenMeanwhile extends Error {
  constructor(
    /** As it stands now; null where it was taken away. */
    readonly now: Block | null,
    readonly typed: string,
  ) {
    super('written meanwhile');
  }
}

/** Adds a sentence of the officer's own at the end of a section. @throws Refusal `text-missing`, `no-such-section`, ...; NotAllowed. */
export async function addText(
  db: Database,
  actor: Actor,
  { key, section }: { key: string; section: string },
  { text, lang, joins }: { text: string; lang: Lang; joins: boolean },
): Promise<void> {
  const wording = { text: checkedText(text, 'text'), lang };
  const block: Block = { id: newId(), version: 1, wording, joins, cites: false, body: { kind: 'text' }, sources: [] };
  await changeReport(db, actor, key, ({ report: { content } }) => {
    sectionOf(content, section);
    return { verb: 'add-sentence', entries: [{ did: 'block-put', section, block }] };
  });
}

/**
 * Words a sentence; its trail stays. Empty text gives a number back the phrase that it makes.
 *
 * @param seen how often it had been written when the person opened it.
 * @throws WrittenMeanwhile; Refusal `no-such-block`, `text-missing`, ...; NotAllowed.
 */
export async function wordBlock(
  db: Database,
  actor: Actor,
  { key, block: id }: BlockPlace,
  given: { text: string; lang: Lang; joins: boolean; cites: boolean; seen: number },
): Promise<Report> {
  const { text, lang, joins, cites, seen } = given;
  return changeReport(db, actor, key, ({ report: { content } }) => {
    const found = findBlock(content, id);
    if (found === null) throw new WrittenMeanwhile(null, text);
    const { section, block } = found;
    if (block.version !== seen) throw new WrittenMeanwhile(block, text);
    const phrased = block.body.kind !== 'text' && block.body.kind !== 'passage';
    const wording = phrased && text.trim() === '' ? null : { text: checkedText(text, 'text'), lang };
    const next = { ...block, version: block.version + 1, wording, joins: joins && isSentence(block.body), cites };
    return { verb: 'word-sentence', entries: [{ did: 'block-put', section: section.id, block: next }] };
  });
}

/** @throws Refusal `no-such-block`; NotAllowed. */
export function moveBlock(db: Database, actor: Actor, { key, block: id }: BlockPlace, by: -1 | 1): Promise<Report> {
  return changeReport(db, actor, key, ({ report: { content } }) => {
    const found = findBlock(content, id);
    if (found === null) throw new Refusal('no-such-block');
    const ids = found.section.blocks.map((one) => one.id);
    const section = found.section.id;
    return { verb: 'order-sentences', entries: [{ did: 'blocks-ordered', section, blocks: moved(ids, id, by) }] };
  });
}

/** Takes a sentence away; the log keeps it. @throws Refusal `no-such-block`; NotAllowed. */
export function removeBlock(db: Database, actor: Actor, { key, block: id }: BlockPlace): Promise<Report> {
  return changeReport(db, actor, key, ({ report: { content } }) => {
    const found = findBlock(content, id);
    if (found === null) throw new Refusal('no-such-block');
    return { verb: 'remove-sentence', entries: [{ did: 'block-removed', section: found.section.id, block: id }] };
  });
}

/**
 * Stands by a sentence whose sources have changed. What is quoted and no longer public nobody can stand by.
 *
 * @throws WrittenMeanwhile; Refusal `no-such-block`, `not-public`; NotAllowed.
 */
export async function standBy(
  db: Database,
  actor: Actor,
  { key, block: id }: BlockPlace,
  { seen }: { seen: number },
): Promise<Report> {
  const states = statesAmong(await allParties(db));
  return changeReport(db, actor, key, async ({ c, report: { content } }) => {
    const found = findBlock(content, id);
    if (found === null) throw new Refusal('no-such-block');
    const { section, block } = found;
    if (block.version !== seen) throw new WrittenMeanwhile(block, '');
    const now = await gatherNow(c, content, [block], states);
    if (flagsOf(block, now).some(({ kind }) => kind === 'not-public')) throw new Refusal('not-public');
    const question = 'asked' in block.body ? block.body.asked.question : '';
    const sources = block.sources.map((source) => ({
      ...source,
      stoodBy: stateOf(source, now.answers.get(answerKey(source.submission, question))),
    }));
    const next = { ...block, version: block.version + 1, sources };
    return { verb: 'stand-by', entries: [{ did: 'block-put', section: section.id, block: next }] };
  });
}
