import type { Connection } from '../db/index.js';
import { storeFile } from './store.js';

/** What backs a statement: an address, or a file that is kept here. */
export type Evidence = { kind: 'link'; href: string } | { kind: 'file'; sha256: string; name: string };

export interface EvidenceGiven {
  /** An address, or empty. */
  link: string;
  file: { bytes: Uint8Array; name: string } | null;
}

const LONGEST_LINK = 2000;
/** Of one piece of evidence, in bytes. */
const LARGEST_EVIDENCE = 20 * 1024 * 1024;

/** What is wrong with evidence as it was given, and in which field; null where nothing is. Every module has words for these codes. */
export interface EvidenceFault {
  code: 'link-and-file' | 'not-an-address' | 'too-large';
  field: 'link' | 'file';
  values: Readonly<Record<string, string | number>>;
}

export function evidenceFault({ link, file }: EvidenceGiven): EvidenceFault | null {
  if (link !== '' && file !== null) return { code: 'link-and-file', field: 'link', values: {} };
  if (link !== '' && !isWebAddress(link)) return { code: 'not-an-address', field: 'link', values: { link } };
  if (file !== null && file.bytes.length > LARGEST_EVIDENCE)
    return { code: 'too-large', field: 'file', values: { most: LARGEST_EVIDENCE / 2 ** 20 } };
  return null;
}

/** Keeps what was given; an empty file is none. */
export async function keepEvidence(c: Connection, { link, file }: EvidenceGiven): Promise<Evidence | null> {
  if (link !== '') return { kind: 'link', href: new URL(link).href };
  if (file === null || file.bytes.length === 0) return null;
  const stored = await storeFile(c, file.bytes, file.name);
  return { kind: 'file', sha256: stored.sha256, name: stored.name };
}

/** Whether a text is an address of the web that a link can lead to. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_LINK || !URL.canParse(text)) return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
}
