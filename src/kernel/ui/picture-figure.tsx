import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { MapKey, Picture, PictureTable } from '../pictures/index.js';
import { useFrame } from './frame.js';
import { Table } from './table.js';

/** A picture with what it shows in words, and its numbers as a table that can be opened. `below`: stands between picture and words. */
export function PictureFigure({ picture, below = null }: { picture: Picture; below?: Child }) {
  const { t } = useFrame();
  return (
    <figure class="figure">
      <figcaption>
        <bdi>{picture.title}</bdi>
      </figcaption>
      {/* Our own writer made it: attributes only, every value escaped. */}
      {raw(picture.svg)}
      {below}
      <p class="quiet">{picture.description}</p>
      <details>
        <summary>{t('ui.picture.as-table', { title: picture.title })}</summary>
        <FiguresTable id={`${picture.id}-table`} table={picture.table} />
      </details>
    </figure>
  );
}

/** A map (drawn with `complete: false`) with its keys, and what the United Nations says of boundaries on maps. */
export function MapFigure({ picture, keys }: { picture: Picture; keys: readonly MapKey[] }) {
  const { t } = useFrame();
  return (
    <div class="map">
      <PictureFigure
        picture={picture}
        below={
          <>
            <ul role="list" class="map-keys">
              {keys.map(({ ink, label }) => (
                <li>
                  <svg class="map-key" viewBox="0 0 12 12" aria-hidden="true">
                    <rect class={`pic-${ink}`} x="0.5" y="0.5" width="11" height="11" />
                  </svg>
                  {label}
                </li>
              ))}
            </ul>
            <p class="quiet disclaimer">{t('ui.map.disclaimer')}</p>
          </>
        }
      />
    </div>
  );
}

/** The numbers of a picture. */
export function FiguresTable({ id, table }: { id: string; table: PictureTable }) {
  return (
    <Table
      id={id}
      caption={<bdi>{table.caption}</bdi>}
      columns={table.columns.map(({ label, numeric }, k) => ({
        key: String(k),
        label,
        numeric,
        heads: k === 0,
        cell: (row: string[]) => <bdi>{row[k]}</bdi>,
      }))}
      rows={table.rows}
    />
  );
}
