import { isLang, type Lang } from '../i18n/index.js';

/** The same page in another language: the first part of its path changes, the query stays. */
export function inLanguage(url: URL, lang: Lang): string {
  const [, first, ...rest] = url.pathname.split('/');
  const path = isLang(first) ? ['', lang, ...rest].join('/') : `/${lang}`;
  return path + url.search;
}

/** Path and query of the page with some query parameters changed; `null` takes one away. */
export function withQuery(url: URL, changes: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** Path of a page in a language: `pathIn('fr', '/documents')` is `/fr/documents`, `pathIn('fr', '/')` is `/fr`. */
export function pathIn(lang: Lang, path: string): string {
  return path === '/' ? `/${lang}` : `/${lang}${path}`;
}
