import { defaultTreeAdapter as adapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** A row of a table in a page: texts of its cells by column. */
export interface HtmlRow {
  number: number;
  cells: { column: number; text: string; ref: string }[];
}

const SKIPPED = new Set(['sup', 'script', 'style', 'noscript', 'template']);

/** The tables of a page that somebody copied, each as rows; raised marks of notes are left out. Pure. */
export function readTables(html: string): HtmlRow[][] {
  const tables: HtmlRow[][] = [];
  walk(parse(html), (element) => {
    if (element.tagName === 'table') tables.push(rowsOf(element));
  });
  return tables;
}

function rowsOf(table: Tree.Element): HtmlRow[] {
  const rows: HtmlRow[] = [];
  walk(table, (element) => {
    if (element.tagName !== 'tr') return;
    const cells = element.childNodes
      .filter(adapter.isElementNode)
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
      .map((cell, column) => ({ column, text: textOf(cell), ref: `${rows.length + 1}:${column + 1}` }));
    rows.push({ number: rows.length + 1, cells });
  });
  return rows;
}

/** Every element below a node. An explicit stack: documents may nest deeper than calls may. */
function walk(root: Tree.ParentNode, visit: (element: Tree.Element) => void): void {
  const stack: Tree.ChildNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!adapter.isElementNode(node)) continue;
    visit(node);
    stack.push(...[...node.childNodes].reverse());
  }
}

function textOf(cell: Tree.Element): string {
  const texts: string[] = [];
  const stack: Tree.ChildNode[] = [...cell.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (adapter.isTextNode(node)) texts.push(node.value);
    else if (adapter.isElementNode(node) && node.tagName === 'br') texts.push(' ');
    else if (adapter.isElementNode(node) && !SKIPPED.has(node.tagName)) stack.push(...[...node.childNodes].reverse());
  }
  return texts.join('').replace(/\s+/gu, ' ').trim();
}
