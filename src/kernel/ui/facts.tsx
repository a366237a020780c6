import type { Child } from 'hono/jsx';

/** Name and value, line by line: what is known about a thing, or the answers to check before sending. */
export function Facts({ facts }: { facts: readonly { name: Child; value: Child }[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value }) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
