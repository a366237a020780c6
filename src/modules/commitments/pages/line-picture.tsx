import { directionOf } from '../../../kernel/i18n/index.js';
import { useFrame } from '../../../kernel/ui/index.js';
import { nameOf } from '../../documents/index.js';
import type { Line } from '../get-line.js';

const ROW = 30;
const COLUMN = 22;
const MARGIN = 14;
const LABEL = 150;

/** The family tree as a picture: a node a commitment, the oldest on top. The table of the page says the same in words. */
export function TreePicture({ line }: { line: Line }) {
  const { t } = useFrame();
  const { nodes, edges, columns } = line.story.tree;
  if (nodes.length < 2) return null;
  const rtl = directionOf(t.lang) === 'rtl';
  const width = columns * COLUMN + MARGIN + LABEL;
  const height = nodes.length * ROW + 4;
  /** Pictures are not turned round by the direction of the page: this one turns itself. */
  const x = (from: number) => (rtl ? width - from : from);
  const place = new Map(
    nodes.map(({ id, row, column }) => [id, { x: x(MARGIN + column * COLUMN), y: row * ROW + ROW / 2 + 2 }]),
  );
  const members = new Map(line.members.map((member) => [member.id, member]));
  const standing = new Map(line.links.map((link) => [`${link.earlierId} ${link.laterId}`, link.standing]));
  return (
    <svg
      class="family"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="tree-title tree-about"
    >
      <title id="tree-title">{t('commitments.line.picture')}</title>
      <desc id="tree-about">{t('commitments.line.picture-about', { n: nodes.length })}</desc>
      {edges.map(({ earlierId, laterId }) => {
        const [from, to] = [place.get(earlierId), place.get(laterId)];
        if (from === undefined || to === undefined) return null;
        const bend = to.y - ROW;
        return (
          <path
            class={standing.get(`${earlierId} ${laterId}`) === 'confirmed' ? 'edge' : 'edge suggested'}
            d={
              from.x === to.x
                ? `M${from.x} ${from.y}V${to.y}`
                : `M${from.x} ${from.y}V${bend}C${from.x} ${to.y - ROW / 2} ${to.x} ${to.y - ROW / 2} ${to.x} ${to.y}`
            }
          />
        );
      })}
      {nodes.map(({ id }) => {
        const member = members.get(id);
        const at = place.get(id);
        if (member === undefined || at === undefined) return null;
        const draft = member.document.draftOf !== null;
        return (
          <>
            <circle
              class={['node', member.key === line.key ? 'here' : '', draft ? 'draft' : ''].join(' ')}
              cx={at.x}
              cy={at.y}
              r={member.key === line.key ? 6 : 5}
            />
            <text x={x(MARGIN + columns * COLUMN)} y={at.y + 4} direction="ltr" text-anchor={rtl ? 'end' : 'start'}>
              {nameOf(t, member.document)}
              {member.document.year === null ? '' : ` · ${member.document.year}`}
            </text>
          </>
        );
      })}
    </svg>
  );
}
