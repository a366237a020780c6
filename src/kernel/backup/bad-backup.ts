/** The file is no whole backup; `message` says what is wrong with it, and nothing was changed. */
export class BadBackup extends Error {
  readonly code = 'backup.bad-file';

  constructor(what: string) {
    super(`The file cannot be restored: ${what}. Nothing was changed; use another backup.`);
    this.name = 'BadBackup';
  }
}

/** The database already holds something. */
export class NotEmpty extends Error {
  readonly code = 'backup.not-empty';

  constructor(message: string) {
    super(message);
    this.name = 'NotEmpty';
  }
}
