import { sankey, sankeyJustify } from 'd3-sankey';
import type { Picture, PictureWords } from './picture.js';
import { type Ink, Sheet, WIDTH } from './svg.js';

/** So many persons from one region to another. The same name may stand on both sides. */
export interface SankeyFlow {
  from: string;
  to: string;
  value: number;
}

interface Node {
  id: string;
  label: string;
  side: 'from' | 'to';
}

const NODE = 8;
const TOP = 26;
const INKS: readonly Ink[] = ['accent', 'mid', 'soft', 'strong'];

/**
 * Bands from the regions of origin to those of destination, as high as their numbers.
 *
 * @param heads what stands over the two sides: "From", "To".
 */
export function drawSankey(
  words: PictureWords,
  flows: readonly SankeyFlow[],
  heads: readonly [string, string],
): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const shown = flows.filter(({ value }) => value > 0);
  const named = (side: Node['side'], of: (flow: SankeyFlow) => string): Node[] =>
    [...new Set(shown.map(of))].map((label) => ({ id: `${side} ${label}`, label, side }));
  const nodes = [...named('from', ({ from }) => from), ...named('to', ({ to }) => to)];
  const rows = Math.max(
    1,
    ...(['from', 'to'] as const).map((side) => nodes.filter((node) => node.side === side).length),
  );
  const height = TOP + Math.max(120, rows * 34);
  sheet.text(0, 12, heads[0], { bold: true });
  sheet.text(WIDTH, 12, heads[1], { anchor: 'end', bold: true });
  if (shown.length === 0) return sheet.finish(words, height);
  const layout = sankey<Node, { label: string }>()
    .nodeId(({ id }) => id)
    .nodeWidth(NODE)
    .nodePadding(14)
    .nodeAlign(sankeyJustify)
    .extent([
      [0, TOP],
      [WIDTH, height],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: shown.map(({ from, to, value }) => ({
      source: `from ${from}`,
      target: `to ${to}`,
      value,
      label: `${from} → ${to}: ${words.number(value)}`,
    })),
  });
  const inks = new Map(
    layout.nodes.filter(({ side }) => side === 'from').map(({ id }, k) => [id, INKS[k % INKS.length] ?? 'accent']),
  );
  for (const { source, target, width = 0, y0 = 0, y1 = 0, label } of layout.links) {
    if (typeof source !== 'object' || typeof target !== 'object') continue;
    sheet.ribbon(
      { x: source.x1 ?? 0, y: y0 - width / 2 },
      { x: target.x0 ?? WIDTH, y: y1 - width / 2 },
      Math.max(0.4, width),
      inks.get(source.id) ?? 'accent',
      label,
    );
  }
  for (const { side, label, x0 = 0, y0 = 0, y1 = 0, value = 0 } of layout.nodes) {
    sheet.box(x0, y0, NODE, Math.max(1, y1 - y0), 'ink');
    const middle = (y0 + y1) / 2 + 4;
    const said = `${label} ${words.number(value)}`;
    if (side === 'from') sheet.text(NODE + 5, middle, said, { size: 11, most: WIDTH / 2 - 20 });
    else sheet.text(WIDTH - NODE - 5, middle, said, { anchor: 'end', size: 11, most: WIDTH / 2 - 20 });
  }
  return sheet.finish(words, height + 6);
}
