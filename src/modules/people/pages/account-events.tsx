import type { Action } from '../../../kernel/audit/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import { useFrame } from '../../../kernel/ui/index.js';

/** What happened at one's account, so that one sees what was not oneself. */
export function AccountEvents({ events }: { events: readonly Action[] }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="happened">
      <h2 id="happened">{t('people.account.happened')}</h2>
      <p class="quiet">{t('people.account.happened-text')}</p>
      <ul class="rows" role="list">
        {events.map(({ verb, moment, details }) => (
          <li>
            {t.find(`audit.did.${verb}`) ?? verb}
            {typeof details.attempts === 'number' ? (
              <> · {t('people.account.attempts', { n: details.attempts })}</>
            ) : null}{' '}
            <span class="quiet">
              <bdi>{formatMoment(lang, moment)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
