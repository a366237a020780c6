import { Refusal } from './refusal.js';

/** A file that is given out, in pieces. */
export interface FileToGive {
  mediaType: string;
  /** "concrete-measures-2026-11-29.xlsx" */
  name: string;
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type FileFormat = keyof typeof MEDIA_TYPES;

/** The format that an address names, among those that there are. @throws Refusal `no-such-format` */
export function formatIn<F extends FileFormat>(formats: readonly F[], asked: string | undefined): F {
  const format = formats.find((known) => known === asked);
  if (format === undefined) throw new Refusal('no-such-format');
  return format;
}

/** @param day YYYY-MM-DD, of which the file tells. */
export function fileNamed(what: string, day: string, format: FileFormat, pieces: FileToGive['pieces']): FileToGive {
  return { mediaType: MEDIA_TYPES[format], name: `${what}-${day}.${format}`, pieces };
}
