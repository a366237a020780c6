export type SourceErrorCode =
  | 'empty'
  | 'binary'
  | 'too-large'
  | 'encrypted'
  | 'scanned'
  | 'damaged'
  | 'zip-bomb'
  | 'xml-entities'
  | 'old-word'
  | 'unsupported';

/** Why a file cannot be read, with a sentence that says what to do. Pages translate by `code`. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly code: SourceErrorCode,
    message: string,
  ) {
    super(message);
  }
}
