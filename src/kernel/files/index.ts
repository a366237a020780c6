/** Files as they were brought, kept in the database by their content. */
export { type Evidence, type EvidenceGiven, evidenceFault, isWebAddress, keepEvidence } from './evidence.js';
export { findQuarantined } from './find-quarantined.js';
export { findFile, loadFile, quarantineFile, removeFile, storeFile } from './store.js';
export { FileMissing, FileTooLarge, LARGEST_FILE, type NamedFile, type StoredFile } from './stored-file.js';

export const FILE_MIGRATIONS = { module: 'files', folder: new URL('./migrations/', import.meta.url) };
