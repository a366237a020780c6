import type { Child } from 'hono/jsx';
import { Button } from './button.js';
import { useFrame } from './frame.js';

export interface FiltersProps {
  /** Names of the filters inside: everything else that the address says (the order of the table) is kept. */
  names: readonly string[];
  children?: Child;
}

/** Narrows the table beside it. What is chosen goes into the address, from the first page on. */
export function Filters({ names, children }: FiltersProps) {
  const { t, url } = useFrame();
  const kept = [...url.searchParams].filter(([name]) => name !== 'page' && !names.includes(name));
  const filtered = names.some((name) => url.searchParams.has(name));
  const bare = kept.length === 0 ? url.pathname : `${url.pathname}?${new URLSearchParams(kept)}`;
  return (
    <form class="filters" action={url.pathname} aria-label={t('ui.filters.label')}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <div class="actions">
        <Button>{t('ui.filters.apply')}</Button>
        {filtered ? <a href={bare}>{t('ui.filters.clear')}</a> : null}
      </div>
    </form>
  );
}
