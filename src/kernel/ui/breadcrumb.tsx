import type { Child } from 'hono/jsx';
import { useFrame } from './frame.js';

export interface Crumb {
  label: Child;
  /** Absent where the step is no page of its own. */
  href?: string | undefined;
}

/** The pages above this one; the page itself is the heading that follows. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useFrame();
  return (
    <nav class="crumbs" aria-label={t('ui.breadcrumb')}>
      <ol role="list">
        {crumbs.map(({ label, href }) => (
          <li>{href === undefined ? label : <a href={href}>{label}</a>}</li>
        ))}
      </ol>
    </nav>
  );
}
