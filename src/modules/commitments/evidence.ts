import type { Connection } from '../../kernel/db/index.js';
import { storeFile } from '../../kernel/files/index.js';
import { EARLIEST } from './date-form.js';
import { Refusal } from './refusal.js';
import type { Evidence } from './store/steps.js';
import { type Day, rangeOf } from './timing/days.js';

/** What backs a statement, and the day it speaks of: checked and kept alike for steps and for answers. */

const LONGEST_LINK = 2000;
const LARGEST_FILE = 20 * 1024 * 1024;

export interface EvidenceGiven {
  /** An address, or empty. */
  link: string;
  file: { bytes: Uint8Array; name: string } | null;
}

/**
 * `happened`: YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known.
 *
 * @throws Refusal `not-a-date`, `date-too-early`, `date-to-come`.
 */
export function checkDay(happened: string, today: Day): void {
  if (happened === '') return;
  const range = rangeOf(happened);
  if (range === null) throw new Refusal('not-a-date', { field: 'happened', values: { date: happened } });
  if (range.to < EARLIEST) throw new Refusal('date-too-early', { field: 'happened', values: { date: happened } });
  if (range.from > today) throw new Refusal('date-to-come', { field: 'happened', values: { date: happened } });
}

/** @throws Refusal `link-and-file`, `not-an-address`, `too-large`. */
export function checkEvidence({ link, file }: EvidenceGiven): void {
  if (link !== '' && file !== null) throw new Refusal('link-and-file', { field: 'link' });
  if (link !== '' && !isWebAddress(link)) throw new Refusal('not-an-address', { field: 'link', values: { link } });
  if (file !== null && file.bytes.length > LARGEST_FILE)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_FILE / 1024 / 1024 } });
}

/** Keeps what was given; an empty file is none. */
export async function keepEvidence(c: Connection, { link, file }: EvidenceGiven): Promise<Evidence | null> {
  if (link !== '') return { kind: 'link', href: new URL(link).href };
  if (file === null || file.bytes.length === 0) return null;
  const stored = await storeFile(c, file.bytes, file.name);
  return { kind: 'file', sha256: stored.sha256, name: stored.name };
}

function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
}
