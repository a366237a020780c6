import { EXIT, type ExitCode } from './exit-codes.js';

/** Ends a command with one sentence for its user, and a code for scripts. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** Codes of errors whose message already is a sentence for the user. Told by code, so that no command loads what it does not use. */
const KNOWN: Readonly<Record<string, ExitCode>> = {
  'config.bad-value': EXIT.badUse,
  'db.unavailable': EXIT.unavailable,
  'db.locked': EXIT.locked,
  'db.migration-refused': EXIT.badData,
  'backup.bad-file': EXIT.badData,
  'backup.not-empty': EXIT.badUse,
  'server.port-taken': EXIT.unavailable,
  ENOENT: EXIT.noInput,
  EISDIR: EXIT.noInput,
  EACCES: EXIT.cannotWrite,
  EEXIST: EXIT.cannotWrite,
  ENOSPC: EXIT.cannotWrite,
};

const FILE_SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file or folder',
  EISDIR: 'This is a folder where a file is wanted:',
  EACCES: 'This may not be read or written by you:',
  EEXIST: 'This is already there:',
  ENOSPC: 'The disk is full; not written:',
};

/** One sentence and a code for anything that a command may throw. */
export function explainError(thrown: unknown): { sentence: string; exitCode: ExitCode } {
  if (thrown instanceof CommandError) return { sentence: thrown.message, exitCode: thrown.exitCode };
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const exitCode = KNOWN[code];
  if (exitCode === undefined)
    return {
      sentence: `Concordance failed (${oneLine(message)}). Run it again with LOG_LEVEL=debug to see where, and report it.`,
      exitCode: EXIT.internal,
    };
  const file = FILE_SENTENCES[code];
  if (file === undefined) return { sentence: oneLine(message), exitCode };
  const path = thrown instanceof Error && 'path' in thrown ? String(thrown.path) : message;
  return { sentence: `${file} ${path}.`, exitCode };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
