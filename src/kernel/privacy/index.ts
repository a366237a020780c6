/** What is kept of people, how long, and how it goes. */
export type { Clearing, PersonEraser } from './clearing.js';
export { type OwnDataPart, type OwnDataRow, ownDataPart } from './own-data.js';
export {
  type ClearedClass,
  clearedBefore,
  RETENTION,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionPeriod,
} from './retention.js';
