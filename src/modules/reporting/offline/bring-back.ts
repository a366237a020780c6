import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { type SheetFinding, SheetRefusal, saySheetRefusal } from '../../../kernel/sheets/index.js';
import { Refusal } from '../refusal.js';
import { type BroughtBack, endBrought, findBrought, insertBrought } from '../store/brought.js';
import { getSubmission } from '../submissions/get-submission.js';
import { changeSubmission, mayWriteQuestion, type Place, requireWholeDraft } from '../submissions/open-submission.js';
import type { SubmissionEntry } from '../submissions/submission.js';
import { type BroughtChange, compareBrought } from './brought-back.js';
import { type BroughtRow, fileMark } from './marks.js';
import { readQuestionnaireSheet } from './read-sheet.js';
import { readQuestionnaireText } from './read-text.js';

/** Most bytes of a questionnaire that is brought back. */
export const LARGEST_QUESTIONNAIRE = 20 * 1024 * 1024;

/**
 * Reads a filled-in questionnaire and says what it would change; nothing is changed yet.
 *
 * @returns its id. @throws Refusal `nothing-to-read`, `too-large`, `unreadable-file` with why, `not-this-questionnaire`; NotAllowed.
 */
export async function bringBack(
  db: Database,
  actor: Actor,
  place: Place,
  file: { bytes: Uint8Array; name: string } | null,
  lang: Lang,
): Promise<string> {
  if (file === null || file.bytes.length === 0) throw new Refusal('nothing-to-read', { field: 'file' });
  if (file.bytes.length > LARGEST_QUESTIONNAIRE)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_QUESTIONNAIRE / 2 ** 20 } });
  const { call, content, party, rights } = await getSubmission(db, actor, place, dayOf(new Date()));
  if (!rights.giveSections) throw new NotAllowed();
  const mark = fileMark(call.key, party.code);
  const { rows, findings } = await readFile(file.bytes);
  const id = newId();
  await changeSubmission(db, actor, place, async ({ c, submission, content: asked, by }) => {
    requireWholeDraft(actor, party);
    const changes = compareBrought(asked, rows, submission.answers, lang);
    const brought: BroughtBack = {
      id,
      partyId: party.id,
      callId: call.id,
      state: 'compared',
      fileName: file.name,
      changes,
      findings: [...findings],
    };
    await insertBrought(c, brought, by);
    return { verb: 'bring-back', entries: [], details: { import: id, changes: changes.length } };
  });
  return id;

  async function readFile(bytes: Uint8Array): Promise<{ rows: BroughtRow[]; findings: readonly SheetFinding[] }> {
    try {
      if (isText(bytes)) return { rows: readQuestionnaireText(bytes, content, mark), findings: [] };
      return await readQuestionnaireSheet(bytes, content, mark);
    } catch (error) {
      if (!(error instanceof SheetRefusal)) throw error;
      throw new Refusal('unreadable-file', {
        field: 'file',
        values: { why: saySheetRefusal(translatorFor(lang), error) },
      });
    }
  }
}

/** Whether a zip is a Word file: it names its part for the text. */
function isText(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml');
}

/** A questionnaire that was brought back for a party. @throws Refusal `no-such-import`; NotAllowed */
export async function getBrought(db: Database, actor: Actor, place: Place, id: string): Promise<BroughtBack> {
  const { call, party, rights } = await getSubmission(db, actor, place, dayOf(new Date()));
  if (!rights.own) throw new NotAllowed();
  const brought = await findBrought(db.connection, id);
  if (brought === null || brought.partyId !== party.id || brought.callId !== call.id)
    throw new Refusal('no-such-import');
  return brought;
}

/**
 * Takes over what the file says. An answer that somebody wrote since is left alone.
 *
 * @returns how many answers changed. @throws Refusal `no-such-import`, `wrong-state`; NotAllowed
 */
export async function applyBrought(db: Database, actor: Actor, place: Place, id: string): Promise<number> {
  return writeBrought(db, actor, place, id, {
    from: 'compared',
    to: 'applied',
    verb: 'apply-brought-back',
    entryOf: ({ question, after, before }, version) =>
      after === null || version !== (before?.version ?? 0) ? null : { question, ...after },
  });
}

/** Puts back what stood there before, where nobody has written since. @throws as `applyBrought` */
export async function undoBrought(db: Database, actor: Actor, place: Place, id: string): Promise<number> {
  return writeBrought(db, actor, place, id, {
    from: 'applied',
    to: 'undone',
    verb: 'undo-brought-back',
    entryOf: ({ question, after, before }, version) => {
      if (after === null || version !== (before?.version ?? 0) + 1) return null;
      const { value, lang, audience } = before ?? { ...after, value: null };
      return { question, value, lang, audience };
    },
  });
}

type Answered = Extract<SubmissionEntry, { did: 'answered' }>;

interface Writing {
  from: BroughtBack['state'];
  to: 'applied' | 'undone';
  verb: string;
  /** What to write, or null to leave it alone; `version`: how often the answer has been written. */
  entryOf: (change: BroughtChange, version: number) => Omit<Answered, 'did' | 'source'> | null;
}

async function writeBrought(
  db: Database,
  actor: Actor,
  place: Place,
  id: string,
  { from, to, verb, entryOf }: Writing,
): Promise<number> {
  await getBrought(db, actor, place, id);
  let changed = 0;
  await changeSubmission(db, actor, place, async ({ c, content, party, submission }) => {
    requireWholeDraft(actor, party);
    const brought = await findBrought(c, id, { lock: true });
    if (brought?.state !== from) throw new Refusal('wrong-state');
    const written: BroughtChange[] = [];
    const entries = brought.changes.flatMap((change): Answered[] => {
      const question = content.questions.find((one) => one.id === change.question);
      if (question === undefined || !mayWriteQuestion(actor, party, submission, question.section)) return [];
      const entry = entryOf(change, submission.answers.get(question.id)?.version ?? 0);
      if (entry === null) return [];
      written.push(change);
      return [{ did: 'answered', source: null, ...entry }];
    });
    await endBrought(c, id, { state: to, changes: written });
    changed = entries.length;
    return { verb, entries, details: { import: id, changed } };
  });
  return changed;
}
