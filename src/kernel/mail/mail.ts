import { directionOf, type Lang, translatorFor } from '../i18n/index.js';

/** A mail in the language of its reader: paragraphs, and at most one link. Nothing confidential belongs in one. */
export interface Mail {
  to: string;
  /** Whose account it is about, where somebody has one. */
  person?: string | undefined;
  lang: Lang;
  subject: string;
  paragraphs: readonly string[];
  link?: { label: string; address: string } | undefined;
  /** When its link ends; afterwards it is not worth sending. */
  usefulUntil?: Date | undefined;
}

/** The two forms of a mail: for those who read text, and for the rest. The same words in both. */
export function composeMail({ lang, paragraphs, link }: Mail): { text: string; html: string } {
  const foot = translatorFor(lang)('mail.foot');
  const lines = [...paragraphs, ...(link === undefined ? [] : [`${link.label}\n${link.address}`]), `-- \n${foot}`];
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(link === undefined
      ? []
      : [
          `<p><a href="${escaped(link.address)}">${escaped(link.label)}</a></p>`,
          `<p dir="ltr">${escaped(link.address)}</p>`,
        ]),
    `<p><small>${escaped(foot)}</small></p>`,
  ];
  return {
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>\n`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
