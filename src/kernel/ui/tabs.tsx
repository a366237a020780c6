import type { Child } from 'hono/jsx';

export interface Tab {
  label: Child;
  href: string;
  current?: boolean | undefined;
  /** Shown after the label, in tabular figures. */
  count?: Child;
}

/** Views of one thing, each with its own address: links, so that they work without JavaScript and can be shared. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul role="list">
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
