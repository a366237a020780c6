import { formatDate, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../i18n/index.js';
import { inLanguage, pathIn } from './address.js';
import { CsrfField } from './form.js';
import { type NavEntry, useFrame } from './frame.js';

/** Brand, navigation (a menu on phones), languages, and who is signed in. */
export function Header() {
  const { lang } = useFrame();
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={pathIn(lang, '/')} translate="no">
          Concordance
        </a>
        <Navigation />
        <LanguageSwitch />
        <Account />
      </div>
      <Acting />
    </header>
  );
}

/** For whom the reader acts, on every page, with the way back to oneself. */
function Acting() {
  const { lang, t, acting } = useFrame();
  if (acting === null) return null;
  const { party, giver, until } = acting;
  return (
    <form class="acting" method="post" action={pathIn(lang, '/account/acting/end')}>
      <CsrfField />
      <p class="wrap">
        {t.rich('ui.acting.line', {
          party: <bdi>{party}</bdi>,
          giver: <bdi>{giver}</bdi>,
          day: <bdi>{formatDate(lang, until)}</bdi>,
        })}{' '}
        <button class="link" type="submit">
          {t('ui.acting.leave')}
        </button>
      </p>
    </form>
  );
}

/** Who is signed in, with the way out; for everybody else the way in, and back to this page. */
function Account() {
  const { lang, t, account, bell, url } = useFrame();
  if (account === null) {
    const here = url.pathname + url.search;
    const back = here === pathIn(lang, '/') || here.startsWith(pathIn(lang, '/sign-')) ? null : here;
    const href = pathIn(lang, '/sign-in') + (back === null ? '' : `?then=${encodeURIComponent(back)}`);
    return (
      <p class="account">
        <a href={href}>{t('ui.account.enter')}</a>
      </p>
    );
  }
  return (
    <form class="account" method="post" action={pathIn(lang, '/leave')}>
      <CsrfField />
      {bell === null ? null : (
        <a href={pathIn(lang, bell.path)} class={bell.count > 0 ? 'bell new' : 'bell'}>
          {bell.label}
        </a>
      )}
      <a href={pathIn(lang, account.path)}>
        <bdi>{account.name}</bdi>
      </a>
      <button class="link" type="submit">
        {t('ui.account.leave')}
      </button>
    </form>
  );
}

function Navigation() {
  const { t, nav } = useFrame();
  const kept = nav.filter(({ needs }) => needs !== undefined);
  // One alone takes no more room than the word that would hold it.
  const held = kept.length > 1 ? kept : [];
  return (
    <details class="menu">
      <summary>{t('ui.menu')}</summary>
      <nav class="nav" aria-label={t('ui.nav')}>
        {nav
          .filter((entry) => !held.includes(entry))
          .map((entry) => (
            <NavLink entry={entry} />
          ))}
        <Managing entries={held} />
      </nav>
    </details>
  );
}

/** What only some may do stands under one word: the line is as long for an administrator as for everybody. */
function Managing({ entries }: { entries: readonly NavEntry[] }) {
  const { lang, t, url } = useFrame();
  if (entries.length === 0) return null;
  const here = entries.some(({ path }) => currentFor(pathIn(lang, path), path, url.pathname) !== undefined);
  return (
    <details class="managing">
      <summary class={here ? 'here' : ''}>{t('ui.managing')}</summary>
      <div>
        {entries.map((entry) => (
          <NavLink entry={entry} />
        ))}
      </div>
    </details>
  );
}

function NavLink({ entry: { path, label } }: { entry: NavEntry }) {
  const { lang, t, url } = useFrame();
  const href = pathIn(lang, path);
  return (
    <a href={href} aria-current={currentFor(href, path, url.pathname)}>
      {t(label)}
    </a>
  );
}

/** "page" on the page itself, "true" on the pages below it. */
function currentFor(href: string, path: string, here: string): 'page' | 'true' | undefined {
  if (here === href) return 'page';
  return path !== '/' && here.startsWith(`${href}/`) ? 'true' : undefined;
}

/** The same address in the other five languages. */
function LanguageSwitch() {
  const { lang, t, url } = useFrame();
  return (
    <nav class="langs" aria-label={t('ui.languages')}>
      {LANGS_IN_UN_ORDER.map((other) => (
        <a
          lang={other}
          hreflang={other}
          href={inLanguage(url, other)}
          aria-current={other === lang ? 'true' : undefined}
        >
          {LANGUAGE_NAMES[other]}
        </a>
      ))}
    </nav>
  );
}
