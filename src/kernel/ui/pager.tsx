import { formatNumber } from '../i18n/index.js';
import { withQuery } from './address.js';
import { useFrame } from './frame.js';

export interface PagerProps {
  /** From 1. */
  page: number;
  /** Rows on a page. */
  size: number;
  /** Rows in all. */
  total: number;
  /** Which of what are shown, where they are no rows. */
  words?: string | undefined;
  /** Name of the page in the address: `page` unless said. */
  param?: string;
  /** Id of the table whose caption says which list it is, where a page has several. */
  table?: string;
}

/** Which rows are shown, and the way to the others. The page is kept in the address. */
export function Pager({ page, size, total, words, param = 'page', table }: PagerProps) {
  const { lang, t, url } = useFrame();
  const last = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const to = Math.min(page * size, total);
  const rows = total === 0 || from > to ? t('ui.pager.beyond', { total }) : t('ui.pager.rows', { from, to, total });
  const shown = words ?? rows;
  if (last === 1 && page === 1) return <p class="pager quiet">{shown}</p>;
  const name =
    table === undefined
      ? { 'aria-label': t('ui.pager.label') }
      : { 'aria-labelledby': `${table}-caption ${table}-shown` };
  const pageAt = (at: number) => withQuery(url, { [param]: at === 1 ? null : at });
  return (
    <nav class="pager quiet" {...name}>
      <span id={table === undefined ? undefined : `${table}-shown`}>{shown}</span>
      {page > 1 ? (
        <a rel="prev" href={pageAt(Math.min(page - 1, last))}>
          {t('ui.pager.previous')}
        </a>
      ) : null}
      <ol role="list">
        {pagesAround(page, last).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                href={pageAt(number)}
                aria-current={number === page ? 'page' : undefined}
                aria-label={t('ui.pager.page', { page: number })}
              >
                {formatNumber(lang, number)}
              </a>
            </li>
          ),
        )}
      </ol>
      {page < last ? (
        <a rel="next" href={pageAt(page + 1)}>
          {t('ui.pager.next')}
        </a>
      ) : null}
    </nav>
  );
}

/** First, last, the page and its neighbours; `null` where pages are left out. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((number) => number >= 1 && number <= last)
    .sort((a, b) => a - b);
  return wanted.flatMap((number, index) => {
    const before = wanted[index - 1];
    if (before === undefined || number === before + 1) return [number];
    return number === before + 2 ? [before + 1, number] : [null, number];
  });
}
