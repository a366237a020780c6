import fc from 'fast-check';
import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import { type Lang, translatorFor } from '../i18n/index.js';
import {
  DateText,
  DifferenceView,
  ErrorSummary,
  Filters,
  Form,
  type Frame,
  InFrame,
  inLanguage,
  Pager,
  Progress,
  readListQuery,
  Table,
  TextField,
  withQuery,
} from './index.js';
import { pagesAround } from './pager.js';

function frameAt(address: string, lang: Lang = 'en'): Frame {
  return {
    lang,
    t: translatorFor(lang),
    url: new URL(address, 'http://house.example'),
    nav: [],
    account: null,
    acting: null,
    bell: null,
    csrf: 'token',
    asset: (name) => `/assets/${name}`,
    embeddedDatabase: true,
  };
}

function render(part: Child, address = '/en/list', lang: Lang = 'en'): string {
  return String(<InFrame value={frameAt(address, lang)}>{part}</InFrame>);
}

describe('addresses', () => {
  it('change their language and nothing else', () => {
    expect(inLanguage(new URL('http://x/en/documents/1?q=a%20b&page=2'), 'ar')).toBe('/ar/documents/1?q=a%20b&page=2');
    expect(inLanguage(new URL('http://x/en'), 'zh')).toBe('/zh');
    expect(inLanguage(new URL('http://x/'), 'zh')).toBe('/zh');
  });
  it('keep the rest of the query', () => {
    const url = new URL('http://x/en/list?sort=a&who=1&who=2&page=3');
    expect(withQuery(url, { page: null, sort: '-b' })).toBe('/en/list?sort=-b&who=1&who=2');
    expect(withQuery(new URL('http://x/en/list?page=2'), { page: null })).toBe('/en/list');
  });
});

describe('the address of a list', () => {
  const shape = { sortable: ['-date', 'name'], filters: ['who'], size: 10 } as const;
  const read = (query: string) => readListQuery(new URL(`http://x/en/list${query}`), shape);

  it('says order, page and filters', () => {
    expect(read('?sort=-name&page=3&who=1&who=2')).toEqual({
      sort: { key: 'name', descending: true },
      page: 3,
      size: 10,
      offset: 20,
      filters: { who: ['1', '2'] },
    });
    expect(read('')).toEqual({
      sort: { key: 'date', descending: true },
      page: 1,
      size: 10,
      offset: 0,
      filters: { who: [] },
    });
  });
  it('can be anything without harm', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sort, page) => {
        const query = read(`?${new URLSearchParams({ sort, page })}`);
        expect(['date', 'name']).toContain(query.sort.key);
        expect(Number.isSafeInteger(query.offset) && query.offset >= 0).toBe(true);
      }),
    );
  });
});

describe('pages of a table', () => {
  it('show the first, the last, the neighbours, and never a gap of one', () => {
    expect(pagesAround(1, 1)).toEqual([1]);
    expect(pagesAround(1, 35)).toEqual([1, 2, null, 35]);
    expect(pagesAround(4, 9)).toEqual([1, 2, 3, 4, 5, null, 9]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (page, last) => {
        const shown = pagesAround(page, last).filter((one) => one !== null);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        expect(shown.every((one) => one >= 1 && one <= last)).toBe(true);
      }),
    );
  });
  it('say which rows are shown, and where there are none', () => {
    expect(render(<Pager page={2} size={10} total={35} />)).toContain('Rows 11 to 20 of 35');
    expect(render(<Pager page={9} size={10} total={35} />)).toContain('No rows here; there are 35 rows in all');
    expect(render(<Pager page={1} size={10} total={0} />)).toContain('No rows');
    expect(render(<Pager page={1} size={10} total={3} />, '/ar/list', 'ar')).toContain('من 3 صفوف');
  });
});

describe('a table', () => {
  const table = (query: string) =>
    render(
      <Table
        id="t"
        caption="Things"
        columns={[
          { key: 'name', label: 'Name', heads: true, sortable: true, cell: (row: { name: string }) => row.name },
          { key: 'date', label: 'Date', sortable: true, cell: () => '<b>' },
        ]}
        rows={[{ name: 'A & B' }]}
        list={{
          query: readListQuery(new URL(`http://house.example/en/list${query}`), { sortable: ['name', 'date'] }),
          total: 1,
        }}
      />,
      `/en/list${query}`,
    );

  it('names itself, its rows and its order', () => {
    const markup = table('?sort=-name');
    expect(markup).toContain('<section class="scroll" aria-labelledby="t-caption" tabindex="0">');
    expect(markup).toContain('<caption id="t-caption">Things</caption>');
    expect(markup).toContain('<th scope="col" aria-sort="descending"><a href="/en/list?sort=name">Name</a></th>');
    expect(markup).toContain('<th scope="row">A &amp; B</th>');
    expect(markup).toContain('&lt;b&gt;');
  });
  it('turns round the order of the column it is sorted by, and goes back to the first page', () => {
    expect(table('?page=1&x=1')).toContain('href="/en/list?x=1&amp;sort=-name"');
  });
  it('stays one to every reader where its cells stand under one another', () => {
    const columns = [
      { key: 'name', label: 'Name', heads: true, cell: () => 'A' },
      { key: 'date', label: 'Date', cell: () => 'B' },
    ];
    const markup = render(<Table id="t" caption="Things" columns={columns} rows={[{}]} stacks />);
    expect(markup).toContain('<table id="t" class="stacks" role="table">');
    expect(markup).toContain('<tr role="row"><th scope="row" role="rowheader">A</th><td role="cell">B</td></tr>');
  });
  it('without rows gives way to what to do next', () => {
    const empty = render(<Table id="t" caption="Things" columns={[]} rows={[]} empty="Bring one" />);
    expect(empty).toBe('Bring one');
  });
});

describe('a form', () => {
  it('carries the token and no check of the browser’s own', () => {
    expect(render(<Form action="/en/x">in</Form>)).toBe(
      '<form method="post" action="/en/x" novalidate=""><input type="hidden" name="csrf" value="token"/>in</form>',
    );
  });
  it('ties label, hint and error to the field', () => {
    const field = render(
      <TextField name="symbol" label="Symbol" hint="As printed" error="Give a symbol" value={'"x"'} />,
    );
    expect(field).toContain('<label for="symbol">Symbol</label>');
    expect(field).toContain('aria-describedby="symbol-hint symbol-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('value="&quot;x&quot;"');
    expect(render(<ErrorSummary errors={{ symbol: 'Give a symbol' }} />)).toContain(
      '<a href="#symbol">Give a symbol</a>',
    );
    expect(render(<ErrorSummary errors={{}} />)).toBe('');
  });
  it('that filters keeps the order and drops the page', () => {
    const markup = render(<Filters names={['who']}>in</Filters>, '/en/list?sort=-a&who=1&page=4');
    expect(markup).toContain('<input type="hidden" name="sort" value="-a"/>');
    expect(markup).not.toContain('name="page"');
    expect(markup).toContain('href="/en/list?sort=-a"');
  });
});

describe('small parts', () => {
  it('keep dates whole for people and machines', () => {
    expect(render(<DateText date="2015-12-17" />, '/ar', 'ar')).toBe(
      '<bdi><time datetime="2015-12-17">17 كانون الأول/ديسمبر 2015</time></bdi>',
    );
  });
  it('name differences for those who hear them', () => {
    const markup = render(
      <DifferenceView
        pieces={[
          { kind: 'same', text: 'a ' },
          { kind: 'removed', text: 'b' },
          { kind: 'added', text: 'c' },
        ]}
      />,
    );
    expect(markup).toMatch(
      /^<p class="difference">a <del><span class="heard"> \[removed\] <\/span>b.*<ins><span class="heard"> \[added\] <\/span>c/,
    );
  });
  it('show progress in numbers once there are numbers', () => {
    expect(render(<Progress id="j" state="running" done={1250} total={3000} label="Reading" />)).toContain(
      '1,250 of 3,000',
    );
    expect(render(<Progress id="j" state="queued" label="Reading" />)).toContain('<progress id="j-bar" max="1">');
  });
  it('outside of a page say so', () => {
    expect(() => String(<DateText date="2015" />)).toThrow('outside of Layout');
  });
});
