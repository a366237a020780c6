/** What the address of a list says: `?sort=-adopted&page=2&lang=fr&lang=zh`. */
export interface ListQuery {
  /** Key of the column and its direction. */
  sort: { key: string; descending: boolean };
  /** From 1. */
  page: number;
  size: number;
  offset: number;
  /** Name of the page in the address, where a page has several lists. */
  pageParam?: string;
  /** Values of every filter, in the order of the address; empty where nothing is asked. */
  filters: Readonly<Record<string, readonly string[]>>;
}

export interface ListShape {
  /** Keys that one may sort by; the first is the default. `-` before it for descending. */
  sortable: readonly [string, ...string[]];
  filters?: readonly string[];
  /** Rows on a page; 50 unless said. */
  size?: number;
  /** Name of the page in the address: `page` unless said. */
  pageParam?: string;
}

const MOST_PAGES = 1_000_000;

/** Reads a list's address. What it does not know is ignored: an old bookmark still opens. */
export function readListQuery(url: URL, shape: ListShape): ListQuery {
  const size = shape.size ?? 50;
  const asked = url.searchParams.get('sort') ?? '';
  const known = shape.sortable.some((key) => bare(key) === bare(asked));
  const sort = known ? asked : shape.sortable[0];
  const number = Number(url.searchParams.get(shape.pageParam ?? 'page') ?? '1');
  const page = Number.isInteger(number) && number >= 1 && number <= MOST_PAGES ? number : 1;
  return {
    sort: { key: bare(sort), descending: sort.startsWith('-') },
    page,
    size,
    offset: (page - 1) * size,
    ...(shape.pageParam === undefined ? {} : { pageParam: shape.pageParam }),
    filters: Object.fromEntries(
      (shape.filters ?? []).map((name) => [name, url.searchParams.getAll(name).filter((value) => value !== '')]),
    ),
  };
}

function bare(key: string): string {
  return key.startsWith('-') ? key.slice(1) : key;
}
