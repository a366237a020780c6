import type { Child } from 'hono/jsx';

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ title, children }: { title: Child; children?: Child }) {
  return (
    <div class="empty">
      <p class="title">{title}</p>
      {children === undefined ? null : <div>{children}</div>}
    </div>
  );
}
