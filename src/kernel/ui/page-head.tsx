import type { Child } from 'hono/jsx';
import { Breadcrumb, type Crumb } from './breadcrumb.js';

export interface PageHeadProps {
  title: Child;
  /** The pages above this one, outermost first. */
  above?: readonly Crumb[] | undefined;
  /** One paragraph on what the page shows. */
  intro?: Child;
  /** Symbol, date, languages: the line under the title. */
  meta?: Child;
  children?: Child;
}

/** Title of a page with its way back and its introduction. */
export function PageHead({ title, above = [], intro, meta, children }: PageHeadProps) {
  return (
    <div class="lede">
      {above.length === 0 ? null : <Breadcrumb crumbs={above} />}
      <h1>{title}</h1>
      {intro === undefined ? null : <p>{intro}</p>}
      {meta === undefined ? null : <div class="meta quiet">{meta}</div>}
      {children}
    </div>
  );
}
