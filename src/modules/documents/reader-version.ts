/** Raised when the rules read the same text otherwise than before: texts of an older version offer to be read again. */
export const READER_VERSION = '1';
