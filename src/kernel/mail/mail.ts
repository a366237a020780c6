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
  /** Lists below the paragraphs, each with its heading; a line may lead to a page. */
  sections?: readonly MailSection[] | undefined;
  /** Links of the foot, such as the one that stops these mails. */
  footLinks?: readonly { label: string; address: string }[] | undefined;
  /** For the program of the reader: `List-Unsubscribe`. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Rather not at all than twice: for what the reader also finds in the house. */
  once?: boolean | undefined;
  /** When its link ends; afterwards it is not worth sending. */
  usefulUntil?: Date | undefined;
}

export interface MailSection {
  heading: string;
  lines: readonly { text: string; address: string | null }[];
}

/** The two forms of a mail: for those who read text, and for the rest. The same words in both. */
export function composeMail({ lang, paragraphs, link, sections = [], footLinks = [] }: Mail): {
  text: string;
  html: string;
} {
  const foot = translatorFor(lang)('mail.foot');
  const lines = [
    ...paragraphs,
    ...(link === undefined ? [] : [`${link.label}\n${link.address}`]),
    ...sections.map(sectionText),
    ...footLinks.map(({ label, address }) => `${label}\n${address}`),
    `-- \n${foot}`,
  ];
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(link === undefined
      ? []
      : [
          `<p><a href="${escaped(link.address)}">${escaped(link.label)}</a></p>`,
          `<p dir="ltr">${escaped(link.address)}</p>`,
        ]),
    ...sections.map(sectionMarkup),
    ...footLinks.map((one) => `<p><small>${anchor(one.label, one.address)}</small></p>`),
    `<p><small>${escaped(foot)}</small></p>`,
  ];
  return {
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"></head><body>\n${body.join('\n')}\n</body></html>\n`,
  };
}

function sectionText({ heading, lines }: MailSection): string {
  return [heading, ...lines.map(({ text, address }) => `* ${text}${address === null ? '' : `\n  ${address}`}`)].join(
    '\n',
  );
}

function sectionMarkup({ heading, lines }: MailSection): string {
  const items = lines.map(
    ({ text, address }) => `<li>${address === null ? escaped(text) : anchor(text, address)}</li>`,
  );
  return `<h2>${escaped(heading)}</h2>\n<ul>${items.join('\n')}</ul>`;
}

const anchor = (label: string, address: string): string => `<a href="${escaped(address)}">${escaped(label)}</a>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
