import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `var` lies: beside the sources in a checkout, wherever the command is called in it; else where one stands. */
export function homeFolder(): string {
  const inCheckout = existsSync(new URL('../../package-lock.json', import.meta.url));
  return inCheckout ? fileURLToPath(new URL('../../', import.meta.url)) : process.cwd();
}
