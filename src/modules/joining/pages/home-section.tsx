import type { HomeSection } from '../../../kernel/http/index.js';
import { pathIn, useFrame } from '../../../kernel/ui/index.js';

/** Tells whoever is not in that organizations can ask to join. */
export const joiningHome: readonly HomeSection[] = [
  { place: 'side', order: 90, render: (c) => (c.var.actor.kind === 'public' ? <Offer /> : null) },
];

function Offer() {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="joining">
      <h2 id="joining">{t('joining.offer.title')}</h2>
      <p>{t('joining.offer.text')}</p>
      <p>
        <a href={pathIn(lang, '/organizations/register')}>{t('joining.register.title')}</a>
      </p>
    </section>
  );
}
