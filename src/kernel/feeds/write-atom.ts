import type { Lang } from '../i18n/index.js';

/** Writes Atom (RFC 4287). Pure. */

export interface AtomEntry {
  /** A URI that never changes: `urn:uuid:...`. */
  id: string;
  title: string;
  updated: Date;
  address: string;
}

export interface AtomFeed {
  id: string;
  title: string;
  lang: Lang;
  /** The page that shows the same. */
  address: string;
  updated: Date;
  entries: readonly AtomEntry[];
}

export function writeAtom({ id, title, lang, address, updated, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${text(id)}</id>`,
    `<title>${text(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    '<author><name>Concordance</name></author>',
    `<link rel="alternate" type="text/html" href="${text(address)}"/>`,
    ...entries.map(
      (entry) =>
        `<entry><id>${text(entry.id)}</id><title>${text(entry.title)}</title><updated>${entry.updated.toISOString()}</updated><link rel="alternate" type="text/html" href="${text(entry.address)}"/></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no XML may hold (XML 1.0, section 2.2).
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function text(given: string): string {
  return given
    .replaceAll(NO_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
