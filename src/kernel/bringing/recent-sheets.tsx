import { formatMoment } from '../i18n/index.js';
import { useFrame } from '../ui/index.js';

/** A file that was brought, as a list tells of it. */
export interface ListedSheet {
  id: string;
  state: 'compared' | 'applied' | 'undone';
  file_name: string;
  begun_at: Date;
}

/** Files that were brought before, the latest first. */
export function RecentSheets({ recent, pathOf }: { recent: readonly ListedSheet[]; pathOf: (id: string) => string }) {
  const { t, lang } = useFrame();
  if (recent.length === 0) return null;
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{t('ui.sheet.recent')}</h2>
      <ul role="list">
        {recent.map(({ id, file_name, state, begun_at }) => (
          <li>
            <a href={pathOf(id)}>
              <bdi>{file_name}</bdi>
            </a>{' '}
            <span class="quiet">
              {t(`ui.sheet.state.${state}`)} <bdi>{formatMoment(lang, begun_at)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
