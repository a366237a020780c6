import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { EmptyState, type Frame, Layout, PageHead, SearchBox } from '../ui/index.js';
import type { PageEnv } from './context.js';

/** What a module shows on the first page: the wide column is for what one acts on, the narrow one for where one is. */
export interface HomeSection {
  place: 'main' | 'side';
  /** Lower stands higher. */
  order: number;
  /** One `<section>` with its heading. */
  render: (c: Context<PageEnv>) => Child | Promise<Child>;
}

/** The first page: what Concordance is, one search box, and what the modules have to show. */
export function homePages(sections: readonly HomeSection[]): Hono<PageEnv> {
  const inOrder = [...sections].sort((a, b) => a.order - b.order);
  const of = (c: Context<PageEnv>, place: HomeSection['place']) =>
    Promise.all(inOrder.filter((section) => section.place === place).map((section) => section.render(c)));
  return new Hono<PageEnv>().get('/', async (c) => {
    const [main, side] = await Promise.all([of(c, 'main'), of(c, 'side')]);
    return c.html(<HomePage frame={c.var.frame} main={main} side={side} />);
  });
}

function HomePage({ frame, main, side }: { frame: Frame; main: Child[]; side: Child[] }) {
  const { t } = frame;
  return (
    <Layout frame={frame} title={t('http.home.title')}>
      <PageHead title={t('http.home.title')} intro={t('http.home.intro')}>
        <SearchBox />
      </PageHead>
      {main.length + side.length === 0 ? <EmptyState title={t('http.home.empty')} /> : null}
      {main.length > 0 && side.length > 0 ? (
        <div class="two">
          <div>{main}</div>
          <div>{side}</div>
        </div>
      ) : (
        <div class="one">
          {main}
          {side}
        </div>
      )}
    </Layout>
  );
}
