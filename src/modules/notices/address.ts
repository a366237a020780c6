import type { Lang } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { pathIn } from '../../kernel/ui/index.js';

/** Whole addresses for mails and feeds, out of the settings and never out of a request: whoever sends one could then choose where links lead. */
function base({ config: { address, host, port } }: Pick<House, 'config'>): string {
  return address ?? `http://${host}:${port}`;
}

/** Of a page by its path below the language. */
export function addressOf(house: Pick<House, 'config'>, lang: Lang, path: string): string {
  return base(house) + pathIn(lang, path);
}

/** Of a route of the API by its path below it. */
export function apiAddressOf(house: Pick<House, 'config'>, path: string): string {
  return `${base(house)}/api/v1${path}`;
}
