import { defaultTreeAdapter as adapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { readLabel } from '../labels.js';
import type { Hint } from '../source.js';
import { listLabel } from './list-labels.js';
import { ParagraphWriter } from './paragraph-writer.js';

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style head noscript template svg math nav select button textarea iframe object canvas'.split(' '),
);
const HEADING = /^h[1-6]$/;
const NOTE_ID = /^_?(?:ftn|fn|edn|footnote|note|cite_note)[-_:]?\D{0,8}(\d{1,3})$/i;
const NOTE_LINK = /^#_?(?:ftn|fn|edn|footnote|note|cite_note)[-_:]?\D{0,8}(\d{1,3})$/i;
const BACK_LINK = /^#_?(?:ftnref|fnref|ednref|footnoteref|noteref|ref|cite_ref)/i;
const MARK = /^[\s[(]*(\d{1,3}|\*{1,3})[\s\])]*$/;

interface ListState {
  type: string;
  next: number;
}

/**
 * Reads HTML by its structure: block elements are paragraphs, list items get the label that a browser would show, raised or
 * linked numbers are note markers, blocks that such links point at are notes. Nothing is taken from an address.
 */
export function readHtml(html: string): { text: string; hints: Hint[] } {
  const document = parse(html);
  const writer = new ParagraphWriter();
  const lists: ListState[] = [];
  // An explicit stack: documents may nest deeper than calls may.
  const stack: ({ enter: Tree.ChildNode } | { leave: Tree.Element })[] = children(document).map((node) => ({
    enter: node,
  }));
  while (stack.length > 0) {
    const step = stack.pop();
    if (!step) break;
    if ('leave' in step) leave(step.leave, writer, lists);
    else if (adapter.isTextNode(step.enter)) writer.inline(step.enter.value);
    else if (adapter.isElementNode(step.enter)) {
      const element = step.enter;
      if (SKIPPED.has(element.tagName)) continue;
      if (mark(element, writer)) continue;
      enter(element, writer, lists);
      stack.push({ leave: element });
      for (const child of children(element)) stack.push({ enter: child });
    }
  }
  writer.end();
  return writer.finish();
}

const children = (node: Tree.Document | Tree.Element): Tree.ChildNode[] => [...node.childNodes].reverse();
const attribute = (element: Tree.Element, name: string): string =>
  element.attrs.find((attr) => attr.name === name)?.value ?? '';

function enter(element: Tree.Element, writer: ParagraphWriter, lists: ListState[]): void {
  const { tagName } = element;
  if (tagName === 'br') writer.lineBreak();
  else if (tagName === 'td' || tagName === 'th') writer.cell();
  else if (BLOCKS.has(tagName)) writer.end();
  if (HEADING.test(tagName)) writer.heading();
  const note = NOTE_ID.exec(attribute(element, 'id'));
  if (
    note?.[1] &&
    (tagName === 'li' || tagName === 'div' || tagName === 'p' || tagName === 'section' || tagName === 'tr')
  )
    writer.note(Number(note[1]));
  if (tagName === 'ol' || tagName === 'ul') {
    lists.push({
      type: tagName === 'ul' ? 'bullet' : attribute(element, 'type') || '1',
      next: Number(attribute(element, 'start')) || 1,
    });
  }
  const list = lists[lists.length - 1];
  if (tagName === 'li' && list) {
    const value = Number(attribute(element, 'value')) || list.next;
    list.next = value + 1;
    if (!note) writer.label(listLabel(list.type, value, lists.length), (text) => readLabel(text) === null);
  }
}

function leave(element: Tree.Element, writer: ParagraphWriter, lists: ListState[]): void {
  const { tagName } = element;
  if (tagName === 'ol' || tagName === 'ul') lists.pop();
  if (BLOCKS.has(tagName)) writer.end();
  if (NOTE_ID.test(attribute(element, 'id'))) writer.endNote();
}

/** A raised number, or a link to a note: writes it as a marker. A link back from a note is the note's number. */
function mark(element: Tree.Element, writer: ParagraphWriter): boolean {
  const { tagName } = element;
  const style = attribute(element, 'style');
  const raised = tagName === 'sup' || (tagName === 'span' && /vertical-align:\s*super/i.test(style));
  const href = tagName === 'a' ? attribute(element, 'href') : raised ? linkIn(element) : '';
  if (!raised && tagName !== 'a') return false;
  const words = shortText(element);
  const found = words === null ? null : MARK.exec(words);
  if (!found?.[1]) return false;
  const local = href.slice(Math.max(0, href.indexOf('#')));
  if (BACK_LINK.test(local)) {
    writer.noteNumber(Number(found[1]) || 0);
    return true;
  }
  if (!raised && !NOTE_LINK.test(local)) return false;
  writer.marker(found[1], Number(found[1]) || 0);
  return true;
}

function linkIn(element: Tree.Element): string {
  for (const child of element.childNodes) {
    if (adapter.isElementNode(child)) {
      if (child.tagName === 'a') return attribute(child, 'href');
      const inner = child.childNodes.find(
        (node): node is Tree.Element => adapter.isElementNode(node) && node.tagName === 'a',
      );
      if (inner) return attribute(inner, 'href');
    }
  }
  return '';
}

/** The text of a small element; null where it is too deep or too long to be a marker. */
function shortText(element: Tree.Element, depth = 0): string | null {
  if (depth > 4) return null;
  let text = '';
  for (const child of element.childNodes) {
    const part = adapter.isTextNode(child)
      ? child.value
      : adapter.isElementNode(child)
        ? shortText(child, depth + 1)
        : '';
    if (part === null) return null;
    text += part;
    if (text.length > 12) return null;
  }
  return text;
}
