import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { directionOf } from '../i18n/index.js';
import { Footer } from './footer.js';
import { type Frame, InFrame } from './frame.js';
import { Header } from './header.js';

export interface LayoutProps {
  frame: Frame;
  /** Of the page, without the name of the product. */
  title: string;
  children?: Child;
  /** Islands that the page uses, by plain name: `['drop-zone']`. */
  islands?: readonly string[] | undefined;
  /** Style sheets beside `look.css`, by plain name. */
  styles?: readonly string[] | undefined;
  /** The page loads itself again after so many seconds: a long job seen without JavaScript. */
  refresh?: number | undefined;
  /** True when the form on the page came back with errors: the title says so first, for those who hear it. */
  failed?: boolean | undefined;
}

/** The whole page round its content. */
export function Layout({ frame, title, children, islands = [], styles = [], refresh, failed = false }: LayoutProps) {
  const { lang, t, asset } = frame;
  return (
    <InFrame value={frame}>
      {raw('<!doctype html>')}
      <html lang={lang} dir={directionOf(lang)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${failed ? t('ui.form.failed-title', { title }) : title} · Concordance`}</title>
          <link rel="icon" type="image/svg+xml" href={asset('mark.svg')} />
          {['look.css', ...styles].map((sheet) => (
            <link rel="stylesheet" href={asset(sheet)} />
          ))}
          {islands.map((island) => (
            <script type="module" src={asset(`${island}.js`)} />
          ))}
          {refresh === undefined ? null : (
            <noscript>
              <meta http-equiv="refresh" content={String(refresh)} />
            </noscript>
          )}
        </head>
        <body>
          <a class="skip" href="#main">
            {t('ui.skip')}
          </a>
          <Header />
          <main id="main" class="wrap" tabindex={-1}>
            {children}
          </main>
          <Footer />
        </body>
      </html>
    </InFrame>
  );
}
