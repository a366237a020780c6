import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { SheetRefusal, saySheetRefusal } from '../../../kernel/sheets/index.js';
import { canChange } from '../calls/call.js';
import type { CallContent } from '../calls/content.js';
import { type CallInView, getCall } from '../calls/get-call.js';
import { changeCall, type OpenCall } from '../calls/open-call.js';
import { textIn } from '../calls/texts.js';
import { Refusal } from '../refusal.js';
import {
  type BroughtQuestionnaire,
  endQuestionnaire,
  findQuestionnaire,
  insertQuestionnaire,
} from '../store/questionnaires.js';
import { changesBetween } from './compare.js';
import { entriesBetween } from './entries-between.js';
import { readQuestionnaireFile } from './read-file.js';
import { readRows } from './read-rows.js';
import { type QuestionnaireFile, writeQuestionnaire } from './write-file.js';

/** A questionnaire out as a file, and back in: compared first, applied when somebody says so, undone in one go. */

export const LARGEST_QUESTIONNAIRE_FILE = 5 * 1024 * 1024;

/** What the actor sees of it, as it stands now to those who write it. @throws Refusal `no-such-call`, `no-such-format`. */
export async function exportQuestionnaire(
  db: Database,
  actor: Actor,
  { key, format, lang }: { key: string; format: string; lang: Lang },
): Promise<QuestionnaireFile> {
  const { call, content: seen, rights } = await getCall(db.connection, actor, key);
  const content = rights.write ? call.content : seen;
  const title = textIn(content.texts, 'title', lang, content.lang)?.text ?? key;
  return writeQuestionnaire({ key, content, title }, format, lang);
}

/**
 * Reads a file and keeps what it would change; nothing of the call changes.
 *
 * @returns its id. @throws Refusal `nothing-to-read`, `too-large`, `unreadable-file` with why, `not-a-questionnaire`, `too-many`,
 *   `wrong-state`, `no-such-call`; NotAllowed.
 */
export async function bringQuestionnaire(
  db: Database,
  actor: Actor,
  key: string,
  file: { bytes: Uint8Array; name: string } | null,
  lang: Lang,
): Promise<string> {
  requireWritable(await getCall(db.connection, actor, key));
  if (file === null || file.bytes.length === 0) throw new Refusal('nothing-to-read', { field: 'file' });
  if (file.bytes.length > LARGEST_QUESTIONNAIRE_FILE)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_QUESTIONNAIRE_FILE / 2 ** 20 } });
  const { rows, findings } = await readable(file.bytes, lang);
  const id = newId();
  await changeCall(db, actor, { key, seen: null }, async ({ c, call, by }) => {
    if (!canChange(call.state)) throw new Refusal('wrong-state');
    const { content, faults } = readRows(rows, call.content, () => newId());
    const changes = faults.length > 0 ? [] : changesBetween(call.content, content);
    const kept = { id, callId: call.id, state: 'compared' as const, fileName: file.name, revision: call.revision };
    await insertQuestionnaire(c, { ...kept, content, before: null, changes, faults, findings: [...findings] }, by);
    const details = { import: id, changes: changes.length, faults: faults.length };
    return { verb: 'bring-questionnaire', entries: [], details };
  });
  return id;
}

async function readable(bytes: Uint8Array, lang: Lang): ReturnType<typeof readQuestionnaireFile> {
  try {
    return await readQuestionnaireFile(bytes);
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    const why = saySheetRefusal(translatorFor(lang), error);
    throw new Refusal('unreadable-file', { field: 'file', values: { why } });
  }
}

function requireWritable({ rights }: CallInView): void {
  if (!rights.write) throw new NotAllowed();
}

/** @throws Refusal `no-such-call`, `no-such-import`; NotAllowed */
export async function getBroughtQuestionnaire(
  db: Database,
  actor: Actor,
  key: string,
  id: string,
): Promise<{ view: CallInView; brought: BroughtQuestionnaire }> {
  const view = await getCall(db.connection, actor, key);
  requireWritable(view);
  const brought = await findQuestionnaire(db.connection, id);
  if (brought === null || brought.callId !== view.call.id) throw new Refusal('no-such-import');
  return { view, brought };
}

/**
 * Makes the call ask what the file asks.
 *
 * @throws Refusal `no-such-import`, `faults-left`, `changed-meanwhile` where the call is no longer what the file was compared with,
 *   `wrong-state`; NotAllowed
 */
export async function applyQuestionnaire(db: Database, actor: Actor, key: string, id: string): Promise<void> {
  await turn(db, actor, key, id, {
    from: 'compared',
    to: 'applied',
    verb: 'apply-questionnaire',
    contentOf({ content, faults }) {
      if (faults.length > 0) throw new Refusal('faults-left');
      return content;
    },
  });
}

/** Makes it ask what it asked before, as long as nobody has changed it since. @throws as `applyQuestionnaire` */
export async function undoQuestionnaire(db: Database, actor: Actor, key: string, id: string): Promise<void> {
  await turn(db, actor, key, id, {
    from: 'applied',
    to: 'undone',
    verb: 'undo-questionnaire',
    contentOf({ before }) {
      if (before === null) throw new Refusal('nothing-to-undo');
      return before;
    },
  });
}

interface Turn {
  from: BroughtQuestionnaire['state'];
  to: 'applied' | 'undone';
  verb: string;
  contentOf: (brought: BroughtQuestionnaire) => CallContent;
}

async function turn(db: Database, actor: Actor, key: string, id: string, turned: Turn): Promise<void> {
  await changeCall(db, actor, { key, seen: null }, async ({ c, call }: OpenCall) => {
    const brought = await findQuestionnaire(c, id, { lock: true });
    if (brought === null || brought.callId !== call.id) throw new Refusal('no-such-import');
    if (brought.state !== turned.from || !canChange(call.state)) throw new Refusal('wrong-state');
    if (brought.revision !== call.revision) throw new Refusal('changed-meanwhile');
    const entries = entriesBetween(call, turned.contentOf(brought));
    const revision = call.revision + entries.length;
    await endQuestionnaire(c, { id, state: turned.to, revision, before: call.content });
    return { verb: turned.verb, entries, details: { import: id, changed: entries.length } };
  });
}
