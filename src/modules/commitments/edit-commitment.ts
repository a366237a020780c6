import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { changesOf, recordAction } from '../../kernel/audit/index.js';
import type { Connection, Database } from '../../kernel/db/index.js';
import { LANGS, type Lang } from '../../kernel/i18n/index.js';
import { ACTS, type DateMention, findDocument } from '../documents/index.js';
import type { Commitment, CommitmentAct, CommitmentTitle, Editable } from './commitment.js';
import { differencesOf } from './differences.js';
import { lockCommitment } from './lock-commitment.js';
import { meetTexts } from './meet-texts.js';
import { Refusal } from './refusal.js';
import {
  type CommitmentChange,
  dropTitles,
  findTitles,
  nextRevision,
  putAddressees,
  putTitles,
  setCommitment,
} from './store/commitments.js';
import { stateOf } from './store/steps.js';

export interface CommitmentEdit {
  /** The version that the person saw. */
  version: number;
  /** In our own words; an empty one is taken away. Languages that are not named stay. */
  titles?: Partial<Record<Lang, string>>;
  act?: CommitmentAct;
  addressees?: readonly string[];
  dates?: readonly DateMention[];
  shown?: boolean;
}

export const LONGEST_TITLE = 300;
const MOST_ADDRESSEES = 40;

/**
 * Sets what a person knows better than the rules: titles, act, addressees, dates, and whether it is shown. What was set stays when a
 * text is met again; where the text says otherwise, a difference waits for a decision.
 *
 * @returns the version that now holds.
 * @throws Refusal `no-such-commitment`, `changed-meanwhile`, `not-in-list`, `too-long`, `title-missing`, `nothing-changed`; NotAllowed.
 */
export async function editCommitment(
  db: Database,
  actor: Actor,
  key: string,
  edit: CommitmentEdit,
): Promise<{ version: number }> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  checkEdit(edit);
  return db.transaction(async (c) => {
    const held = await lockCommitment(c, actor, key, { version: edit.version });
    const titles = changedTitles(await findTitles(c, held.id), edit.titles ?? {});
    const changed = changedParts(held, edit);
    if (titles.length + changed.length === 0) throw new Refusal('nothing-changed');
    await write(c, held, edit, changed, titles);
    // What a text says and was set otherwise is a difference now; what agrees now is none any more.
    if (changed.some((part) => part !== 'shown')) await meetTexts(c, held.documentId);
    await recordAction(c, {
      actor,
      verb: 'commitments.edit-commitment',
      subject: { type: 'commitment', id: held.id },
      details: {
        changed: [...changed],
        titles: titles.map(({ lang }) => lang),
      },
      changes: changesOf(held, { ...held, ...named(edit) }, LOGGED),
    });
    return { version: held.version + 1 };
  });
}

/** @throws Refusal with the field of the form. */
export function checkEdit({ titles = {}, act, addressees }: Omit<CommitmentEdit, 'version'>): void {
  for (const [lang, title] of Object.entries(titles)) {
    if (title.length > LONGEST_TITLE)
      throw new Refusal('too-long', { field: `title-${lang}`, values: { most: LONGEST_TITLE } });
  }
  const acts: readonly string[] = [...ACTS, 'undertake'];
  if (act !== undefined && !acts.includes(act))
    throw new Refusal('not-in-list', { field: 'act', values: { given: act } });
  if (addressees === undefined) return;
  const odd = addressees.find((code) => !/^[A-Z][A-Z0-9_]{0,60}$/u.test(code));
  if (odd !== undefined) throw new Refusal('not-in-list', { field: 'addressees', values: { given: odd } });
  if (addressees.length > MOST_ADDRESSEES)
    throw new Refusal('too-long', { field: 'addressees', values: { most: MOST_ADDRESSEES } });
}

/** What of an edit stands in the log: codes. Titles are texts and stay out. */
const LOGGED = ['act', 'addressees', 'shown'] as const;

/** The fields that an edit names. */
function named({ act, addressees, shown }: CommitmentEdit): Partial<Pick<Commitment, 'act' | 'addressees' | 'shown'>> {
  return {
    ...(act === undefined ? {} : { act }),
    ...(addressees === undefined ? {} : { addressees: [...addressees] }),
    ...(shown === undefined ? {} : { shown }),
  };
}

function changedTitles(held: readonly CommitmentTitle[], wanted: Partial<Record<Lang, string>>): CommitmentTitle[] {
  const changed = LANGS.flatMap((lang) => {
    const title = wanted[lang]?.replace(/\s+/gu, ' ').trim();
    const before = held.find((one) => one.lang === lang)?.title ?? '';
    return title === undefined || title === before ? [] : [{ lang, title }];
  });
  const left = new Set([...held, ...changed].map(({ lang }) => lang));
  for (const { lang, title } of changed) if (title === '') left.delete(lang);
  if (held.length > 0 && left.size === 0) throw new Refusal('title-missing', { field: `title-${held[0]?.lang}` });
  return changed;
}

function changedParts(held: Commitment, edit: CommitmentEdit): Editable[] {
  const wanted = {
    act: edit.act ?? held.act,
    addressees: [...new Set(edit.addressees ?? held.addressees)],
    dates: edit.dates ?? held.dates,
  };
  const parts: Editable[] = [];
  for (const { what } of differencesOf(held, wanted))
    if (what === 'act' || what === 'addressees' || what === 'dates') parts.push(what);
  if (edit.shown !== undefined && edit.shown !== held.shown) parts.push('shown');
  return parts;
}

async function write(
  c: Connection,
  held: Commitment,
  edit: CommitmentEdit,
  changed: readonly Editable[],
  titles: readonly CommitmentTitle[],
): Promise<void> {
  const has = (part: Editable) => changed.includes(part);
  const change: CommitmentChange = { edited: [...new Set([...held.edited, ...changed])] };
  if (has('dates') && edit.dates !== undefined) change.dates = [...edit.dates];
  if (has('shown') && edit.shown !== undefined) change.shown = edit.shown;
  if (has('act') && edit.act !== undefined) {
    const document = await findDocument(c, held.documentId);
    change.act = edit.act;
    change.state = await stateOf(c, held.id, edit.act, { draftOf: document?.draftOf ?? null });
  }
  await setCommitment(c, held.id, change, { revision: await nextRevision(c), now: new Date() });
  if (has('addressees') && edit.addressees !== undefined) await putAddressees(c, held.id, edit.addressees);
  await putTitles(
    c,
    titles.filter(({ title }) => title !== '').map((title) => ({ commitmentId: held.id, ...title })),
  );
  await dropTitles(
    c,
    held.id,
    titles.filter(({ title }) => title === '').map(({ lang }) => lang),
  );
}
