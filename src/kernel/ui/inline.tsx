import type { Child } from 'hono/jsx';
import { type DateStyle, formatDate } from '../i18n/index.js';
import { useFrame } from './frame.js';

/** A document symbol: never broken over lines, never turned round by the text beside it. */
export function DocumentSymbol({ children }: { children?: Child }) {
  return <bdi class="sym">{children}</bdi>;
}

/** A date as far as it is known, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, readable by people and by machines. */
export function DateText({ date, style = 'long' }: { date: string; style?: DateStyle | undefined }) {
  const { lang } = useFrame();
  return (
    <bdi>
      <time datetime={date}>{formatDate(lang, date, style)}</time>
    </bdi>
  );
}
