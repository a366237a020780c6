import { pathIn } from './address.js';
import { useFrame } from './frame.js';

/** How readings are made, and what the embedded database does not promise. */
export function Footer() {
  const { lang, t, embeddedDatabase } = useFrame();
  return (
    <footer class="foot">
      <div class="wrap">
        <p>{t('ui.footer.rules')}</p>
        {embeddedDatabase ? <p>{t.rich('ui.footer.embedded', { setting: <code>DATABASE_URL</code> })}</p> : null}
        <p class="links">
          <a href={pathIn(lang, '/api')}>{t('ui.footer.api')}</a>
          <a href={pathIn(lang, '/privacy')}>{t('ui.footer.privacy')}</a>
          <a href={pathIn(lang, '/audit/heads')}>{t('ui.footer.heads')}</a>
        </p>
      </div>
    </footer>
  );
}
