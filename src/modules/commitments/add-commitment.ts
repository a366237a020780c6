import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { LANGS, type Lang } from '../../kernel/i18n/index.js';
import {
  type DateMention,
  type DocumentRecord,
  findDocument,
  findDocumentBySymbol,
  normalizeSymbol,
  ParagraphNames,
} from '../documents/index.js';
import { type CommitmentAct, keyOf, type Place, type Section } from './commitment.js';
import { checkEdit } from './edit-commitment.js';
import { Refusal } from './refusal.js';
import { firstState } from './steps.js';
import { findCommitmentsOf, insertCommitments, nextRevision } from './store/commitments.js';

export interface GivenCommitment {
  /** "A/RES/70/179", or "70/179" for a resolution of the General Assembly. */
  symbol: string;
  section: Section;
  /** "I", "II" where numbering restarts by part; else empty. */
  part: string;
  /** As typed: a whole number from 1. */
  n: string;
  act: CommitmentAct;
  addressees: readonly string[];
  dates: readonly DateMention[];
  /** In our own words; at least one language. */
  titles: Partial<Record<Lang, string>>;
}

const LARGEST_NUMBER = 999;

/**
 * Writes a commitment by hand, where no text of its document is at hand. It comes after the acts that the register has of the
 * paragraph; when a text is brought later, both meet and a person decides what differs.
 *
 * @returns its key.
 * @throws Refusal `no-such-document`, `not-a-number`, `not-in-list`, `too-long`, `title-missing`, each with its field; NotAllowed.
 */
export async function addCommitment(db: Database, actor: Actor, given: GivenCommitment): Promise<{ key: string }> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const n = paragraphNumber(given.n);
  const part = partOf(given.part);
  checkEdit(given);
  const titles = LANGS.flatMap((lang) => {
    const title = given.titles[lang]?.replace(/\s+/gu, ' ').trim() ?? '';
    return title === '' ? [] : [{ lang, title }];
  });
  if (titles.length === 0) throw new Refusal('title-missing', { field: 'title-en' });
  return db.transaction(async (c) => {
    const document = await documentOf(c, given.symbol);
    // Held until the end, so that two who write of one paragraph get a number each.
    await findDocument(c, document.id, { lock: true });
    const revision = await nextRevision(c);
    const there = (await findCommitmentsOf(c, document.id)).filter(
      (one) => one.section === given.section && one.n === n && (one.part ?? '') === (part ?? ''),
    );
    const ordinal = Math.max(0, ...there.map((one) => one.ordinal)) + 1;
    const place: Place = { section: given.section, part, n, ordinal };
    const key = keyOf(document.slug, place);
    const id = newId();
    const commitment = {
      id,
      key,
      factKey: null,
      documentId: document.id,
      ...place,
      eId: there[0]?.eId ?? eIdOf(place),
      act: given.act,
      addressees: [...new Set(given.addressees)],
      dates: [...given.dates],
      citations: [],
      origin: 'person' as const,
      sourceText: null,
      state: firstState(given.act, document),
      shown: true,
      titles,
      filings: [],
    };
    await insertCommitments(c, [commitment], revision, new Date());
    await recordAction(c, {
      actor,
      verb: 'commitments.add-commitment',
      subject: { type: 'commitment', id },
      details: { key, act: given.act },
    });
    return { key };
  });
}

function paragraphNumber(typed: string): number {
  const n = /^\d{1,3}$/u.test(typed.trim()) ? Number(typed) : 0;
  if (n < 1 || n > LARGEST_NUMBER) throw new Refusal('not-a-number', { field: 'n', values: { given: typed } });
  return n;
}

function partOf(typed: string): string | null {
  const part = typed.trim().toUpperCase();
  if (part === '') return null;
  if (!/^[A-Z0-9]{1,10}$/u.test(part)) throw new Refusal('not-in-list', { field: 'part', values: { given: typed } });
  return part;
}

async function documentOf(c: Connection, typed: string): Promise<DocumentRecord> {
  const symbol = typed.trim();
  for (const candidate of [symbol, `A/RES/${symbol}`]) {
    const normal = normalizeSymbol(candidate);
    const id = normal === null ? null : await findDocumentBySymbol(c, normal);
    const document = id === null ? null : await findDocument(c, id);
    if (document !== null) return document;
  }
  throw new Refusal('no-such-document', { field: 'symbol', values: { symbol } });
}

function eIdOf({ section, part, n }: Place): string {
  const names = new ParagraphNames();
  return section === 'operative' ? names.operative(n, part) : names.annexed(1, n, part);
}
