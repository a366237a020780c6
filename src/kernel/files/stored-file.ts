/** A file in the store. Its name belongs to whoever refers to it: the same content may come under many. */
export interface StoredFile {
  sha256: string;
  /** Bytes. */
  size: number;
  /** Sniffed, `application/octet-stream` where it is unknown. */
  mediaType: string;
  /** Why it must not be read: a code such as `unknown-type` or `encrypted`; null while it may be. */
  quarantine: string | null;
  stored: Date;
}

/** A stored file under the name by which it came. */
export interface NamedFile extends StoredFile {
  name: string;
}

export const LARGEST_FILE = 50 * 1024 * 1024;

export class FileTooLarge extends Error {
  readonly code = 'files.too-large';
  readonly limit = LARGEST_FILE;

  constructor(size: number) {
    super(`A file of ${size} bytes is larger than the limit of ${LARGEST_FILE}`);
    this.name = 'FileTooLarge';
  }
}

/** There is no such file, or its content is not what was stored. */
export class FileMissing extends Error {
  readonly code = 'files.missing';

  constructor(sha256: string) {
    super(`There is no whole file with the SHA-256 ${sha256}`);
    this.name = 'FileMissing';
  }
}
