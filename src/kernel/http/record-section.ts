import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from './context.js';

/** What a module shows on the page of another module's record. */
export interface RecordSection<View> {
  /** Lower stands higher. */
  order: number;
  /** One `<section>` with its heading; null where there is nothing to say. */
  render: (c: Context<PageEnv>, record: View) => Child | null | Promise<Child | null>;
}

/** What all of them have to say of a record, in their order; those with nothing to say are left out. */
export async function renderSections<View>(
  c: Context<PageEnv>,
  sections: readonly RecordSection<View>[],
  record: View,
): Promise<Child[]> {
  const inOrder = [...sections].sort((a, b) => a.order - b.order);
  const said = await Promise.all(inOrder.map((section) => section.render(c, record)));
  return said.filter((section) => section !== null);
}
