import { countAdministrators } from '../../../kernel/access/index.js';
import type { HomeSection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn, useFrame } from '../../../kernel/ui/index.js';

/** Whoever came in by the printed link is asked to make an account of their own, until somebody has. */
export function peopleHome({ db }: House): HomeSection[] {
  return [
    {
      place: 'side',
      order: 5,
      render: async (c) =>
        c.var.actor.kind === 'administrator' && (await countAdministrators(db.connection)) === 0 ? (
          <MakeAccount />
        ) : null,
    },
  ];
}

function MakeAccount() {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="make-account">
      <h2 id="make-account">{t('people.first.title')}</h2>
      <p>{t('people.first.why')}</p>
      <p>
        <a href={pathIn(lang, '/people/first')}>{t('people.first.button')}</a>
      </p>
    </section>
  );
}
