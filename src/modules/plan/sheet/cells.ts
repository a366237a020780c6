import { amountText } from '../../../kernel/money/index.js';
import type { ConcreteContent } from '../concrete/content.js';
import type { ConcreteView } from '../concrete/log.js';
import { type ColumnCode, textColumn } from './columns.js';

/** Values of a concrete measure as texts of cells. Lists stand behind one another with bars between them. Pure. */

export const BAR = ' | ';

/** What a cell holds; codes, never words. */
export function cellText(
  {
    key,
    lead,
    content,
    state,
    link,
  }: { key: string; lead: string; content: ConcreteContent; state: string; link: string },
  column: ColumnCode,
): string {
  const text = textColumn(column);
  if (text !== null) return (text.what === 'title' ? content.titles : content.descriptions)[text.lang] ?? '';
  switch (column) {
    case 'key':
      return key;
    case 'lead':
      return lead;
    case 'state':
      return state;
    case 'evidence':
      return link;
    case 'measures':
      return content.measures.join(BAR);
    case 'partners':
      return content.partners.join(BAR);
    case 'place':
      return content.place;
    case 'starts':
    case 'ends':
      return content[column] ?? '';
    case 'budget':
      return content.budget === null ? '' : amountText(content.budget);
    case 'currency':
      return content.budget?.currency ?? '';
    default:
      return '';
  }
}

/** The address of the last evidence that is one; a file stays where it is and is not in a sheet. */
export function linkOf({ steps }: Pick<ConcreteView, 'steps'>): string {
  const evidence = steps.findLast((step) => step.evidence?.kind === 'link')?.evidence;
  return evidence?.kind === 'link' ? evidence.href : '';
}

/** Parts of a list; blank ones are none. A single number may have come as one. */
export function listOf(text: string): string[] {
  return text
    .split(/[|;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
