import type { Mapping } from '../cases/mapping.js';

/**
 * What the form of the matching says. `c.3` is what the fourth column means: "" left out, "=" its own name; `t.3` is what it meant when its values were
 * shown; `v.3.7` what its eighth value means then. Values of a column that means another thing now are let go.
 */
export function mappingTyped(
  values: Readonly<Record<string, string>>,
  columns: readonly { name: string; met: readonly { value: string }[] }[],
): Mapping {
  const named: Record<string, string> = {};
  const meant: Record<string, Record<string, string>> = {};
  for (const [at, { name, met }] of columns.entries()) {
    const to = values[`c.${at}`] ?? '=';
    if (to !== '=') named[name] = to;
    if ((values[`t.${at}`] ?? '') !== to) continue;
    const own: Record<string, string> = {};
    for (const [place, { value }] of met.entries()) {
      const word = values[`v.${at}.${place}`]?.trim();
      if (word !== undefined && word !== '=' && word !== value) own[value] = word;
    }
    if (Object.keys(own).length > 0) meant[name] = own;
  }
  return { columns: named, values: meant };
}
