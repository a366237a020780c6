/** One file that holds all of the database, for either engine. */
export { BadBackup } from './bad-backup.js';
export { type CheckedBackup, checkBackup, type RestoreOptions, restoreBackup } from './restore-backup.js';
export { type BackupReport, writeBackup } from './write-backup.js';
