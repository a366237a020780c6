import { directionOf, settleText } from '../i18n/index.js';
import type { PictureTable } from '../pictures/index.js';
import type { Block, PrintedDocument, Run } from './printed-document.js';

/** A document in which texts of the other direction keep their numbers and stops at their own ends. Pure. */
export function settled(document: PrintedDocument): PrintedDocument {
  const around = directionOf(document.lang);
  const settle = (text: string): string => settleText(text, around);
  const inTable = ({ caption, columns, rows }: PictureTable): PictureTable => ({
    caption: settle(caption),
    columns: columns.map((column) => ({ ...column, label: settle(column.label) })),
    rows: rows.map((cells) => cells.map(settle)),
  });
  // A note stands in a paragraph of its own, in its own direction.
  const inRun = (run: Run): Run =>
    'text' in run ? { ...run, text: settle(run.text) } : { ...run, note: settleText(run.note, directionOf(run.lang)) };
  const inBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'heading':
        return { ...block, text: settle(block.text) };
      case 'paragraph':
        return block.lang === undefined ? { ...block, text: settle(block.text) } : block;
      case 'numbered':
        return { ...block, runs: block.runs.map(inRun) };
      case 'list':
        return { ...block, items: block.items.map(settle) };
      case 'facts':
        return {
          ...block,
          facts: block.facts.map(({ name, value }) => ({ name: settle(name), value: settle(value) })),
        };
      case 'table':
        return { ...block, table: inTable(block.table) };
      case 'picture': {
        const { title, description, table } = block.picture;
        const words = { title: settle(title), description: settle(description), table: inTable(table) };
        return { ...block, picture: { ...block.picture, ...words } };
      }
      default:
        return block;
    }
  };
  const { title, subtitle, foot, blocks } = document;
  const words = { title: settle(title), subtitle: settle(subtitle), foot: settle(foot) };
  return { ...document, ...words, blocks: blocks.map(inBlock) };
}
