import { directionOf } from '../i18n/index.js';
import type { Block } from '../print/index.js';
import { Facts } from './facts.js';
import { FiguresTable, PictureFigure } from './picture-figure.js';

/** A report as parts of a page: the same blocks that the files are written from, so that page and file cannot differ. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  let tables = 0;
  return (
    <div class="report">
      {blocks.map((block) => {
        if (block.kind === 'table') tables += 1;
        return <OneBlock block={block} id={`table-${tables}`} />;
      })}
    </div>
  );
}

function OneBlock({ block, id }: { block: Block; id: string }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'paragraph':
      return (
        <p
          class={block.manner}
          {...(block.lang === undefined ? {} : { lang: block.lang, dir: directionOf(block.lang) })}
        >
          {block.text}
        </p>
      );
    case 'numbered':
      return (
        <p dir="auto">
          <bdi>{block.number}.</bdi>{' '}
          {block.runs.map((run) => (
            <span lang={run.lang}>{'text' in run ? run.text : ` [${run.note}]`}</span>
          ))}
        </p>
      );
    case 'list':
      return (
        <ul class="reasons">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <Facts facts={block.facts.map(({ name, value }) => ({ name, value: <bdi>{value}</bdi> }))} />;
    case 'table':
      return <FiguresTable id={id} table={block.table} />;
    case 'picture':
      return <PictureFigure picture={block.picture} />;
    case 'code':
      return (
        <pre dir="ltr">
          <code>{block.text}</code>
        </pre>
      );
  }
}
