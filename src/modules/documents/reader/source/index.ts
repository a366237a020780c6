export { type OpenOptions, openSource } from './open-source.js';
export { SourceError, type SourceErrorCode } from './source-error.js';
