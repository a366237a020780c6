import type { Child } from 'hono/jsx';

export interface ButtonProps {
  children?: Child;
  /** One filled button a view: every other is `second`. */
  kind?: 'first' | 'second' | 'link' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Submits the form somewhere else than its own action. */
  formaction?: string | undefined;
}

const CLASSES = { first: 'button', second: 'button second', link: 'link' } as const;

export function Button({ children, kind = 'first', name, value, formaction }: ButtonProps) {
  return (
    <button type="submit" class={CLASSES[kind]} name={name} value={value} formaction={formaction}>
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  href,
  children,
  kind = 'second',
}: {
  href: string;
  children?: Child;
  kind?: 'first' | 'second' | undefined;
}) {
  return (
    <a class={CLASSES[kind]} href={href}>
      {children}
    </a>
  );
}
