/** Who reads, for the policies of the database. Loaded by every command, so it imports nothing of the house. */
export {
  asReader,
  currentReader,
  HOUSE_READER,
  PUBLIC_READER,
  type Reader,
  readerKeyPads,
  readerSettings,
  UNNAMED_READER,
} from './reader.js';
