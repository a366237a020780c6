import { directionOf } from '../i18n/index.js';
import type { PictureTable } from '../pictures/index.js';
import type { Block, PrintedDocument } from './printed-document.js';

const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const MARK = '\u200e';

/**
 * A document from the right with marks round texts that have letters from the left only, a question in English for example: without, its
 * number and its question mark go to the wrong ends, for Word and typst know no isolated text. Pure.
 */
export function settled(document: PrintedDocument): PrintedDocument {
  if (directionOf(document.lang) !== 'rtl') return document;
  const { title, subtitle, foot, blocks } = document;
  return { ...document, title: mark(title), subtitle: mark(subtitle), foot: mark(foot), blocks: blocks.map(inBlock) };
}

/** Words from letter to letter stay where they are by themselves, and so does a hash: nobody wants a mark in what they copy. */
const SETTLED = /^(?:\p{L}(?:.*[\p{L}\p{N}])?|[\p{L}\p{N}]*)$/su;

function mark(text: string): string {
  return SETTLED.test(text) || FROM_THE_RIGHT.test(text) || !/\p{L}/u.test(text) ? text : `${MARK}${text}${MARK}`;
}

function inBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: mark(block.text) };
    case 'paragraph':
      return block.lang === undefined ? { ...block, text: mark(block.text) } : block;
    case 'list':
      return { ...block, items: block.items.map(mark) };
    case 'facts':
      return { ...block, facts: block.facts.map(({ name, value }) => ({ name: mark(name), value: mark(value) })) };
    case 'table':
      return { ...block, table: inTable(block.table) };
    case 'picture': {
      const { title, description, table } = block.picture;
      return {
        ...block,
        picture: { ...block.picture, title: mark(title), description: mark(description), table: inTable(table) },
      };
    }
    default:
      return block;
  }
}

function inTable({ caption, columns, rows }: PictureTable): PictureTable {
  return {
    caption: mark(caption),
    columns: columns.map((column) => ({ ...column, label: mark(column.label) })),
    rows: rows.map((cells) => cells.map(mark)),
  };
}
