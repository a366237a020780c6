/** What flows between people, as modules declare it to one another: who is told of what, what waits, what is due, how a record is named. */
export type { Notifying, Recipients, Told } from './notifying.js';
export {
  type RecordKind,
  type RecordRef,
  type Records,
  recordKind,
  recordsOf,
  type SeenRecord,
  type SeenRecords,
} from './record.js';
export type { AskedParty, DueMatter, Reminding } from './reminding.js';
export { findTasks, type Task, type TaskGroup, type WaitProvider, type WaitRequest } from './waiting.js';
