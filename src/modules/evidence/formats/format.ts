import { readPublished } from '../published/read-published.js';
import { writeDataPackage } from './data-package.js';
import { writeSdmxCsv } from './sdmx-csv.js';
import { structureOf } from './sdmx-structure.js';
import type { ToFormat } from './to-format.js';
import { whole } from './whole.js';
import { releaseAsJson } from './write-json.js';
import { writeReleaseWorkbook } from './write-workbook.js';

/** The forms in which a release can be had: the same numbers in each. */
export const RELEASE_FORMATS = ['csv', 'xlsx', 'json', 'package', 'sdmx-csv', 'structure'] as const;
export type ReleaseFormat = (typeof RELEASE_FORMATS)[number];

export const isReleaseFormat = (text: string): text is ReleaseFormat => RELEASE_FORMATS.some((one) => one === text);

const TYPES: Readonly<Record<ReleaseFormat, { mediaType: string; ending: string }>> = {
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  json: { mediaType: 'application/json; charset=utf-8', ending: 'json' },
  package: { mediaType: 'application/zip', ending: 'zip' },
  'sdmx-csv': { mediaType: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', ending: 'sdmx.csv' },
  structure: {
    mediaType: 'application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8',
    ending: 'structure.json',
  },
};

export interface WrittenRelease {
  bytes: Uint8Array;
  mediaType: string;
  fileName: string;
}

/** A release in one of its forms. */
export async function writeFormat(given: ToFormat, format: ReleaseFormat): Promise<WrittenRelease> {
  const { mediaType, ending } = TYPES[format];
  const { slug, version } = given.release;
  return { bytes: await bytesOf(given, format), mediaType, fileName: `${slug}-v${version}.${ending}` };
}

async function bytesOf(given: ToFormat, format: ReleaseFormat): Promise<Uint8Array> {
  const { file, rows, release, ground } = given;
  switch (format) {
    case 'csv':
      return file;
    case 'xlsx':
      return whole(writeReleaseWorkbook(given));
    case 'json':
      return encoded(releaseAsJson(given));
    case 'package':
      return writeDataPackage(given);
    case 'sdmx-csv':
      return whole(writeSdmxCsv(readPublished(rows, release, ground), release));
    case 'structure':
      return encoded(structureOf(readPublished(rows, release, ground), release, ground));
  }
}

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
