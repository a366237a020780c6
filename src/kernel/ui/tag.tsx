import type { Child } from 'hono/jsx';

/** What the colour of a tag stands for; the word inside says it too. `guess`: suggested by a rule, confirmed by nobody yet. */
export type TagKind = 'accent' | 'due' | 'late' | 'done' | 'plain' | 'guess';

export function Tag({ kind = 'accent', children }: { kind?: TagKind | undefined; children?: Child }) {
  return <span class={kind === 'accent' ? 'tag' : `tag ${kind}`}>{children}</span>;
}
