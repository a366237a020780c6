import { pathIn } from './address.js';
import { useFrame } from './frame.js';

/** One box over everything that can be found; goes to `/{lang}/search?q=`. */
export function SearchBox({ value }: { value?: string | undefined }) {
  const { lang, t } = useFrame();
  return (
    <search>
      <form class="search" action={pathIn(lang, '/search')}>
        <input
          type="search"
          name="q"
          value={value}
          aria-label={t('ui.search.label')}
          placeholder={t('ui.search.example')}
          dir="auto"
        />
        <button type="submit">{t('ui.search.button')}</button>
      </form>
    </search>
  );
}
