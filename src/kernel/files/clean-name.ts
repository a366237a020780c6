const LONGEST = 200;

/**
 * A file name that can be stored, shown and sent back: its last part only, without control and direction characters, of bounded
 * length with its extension kept. Never empty.
 */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (/^\.*$/.test(shown)) return 'file';
  const characters = [...shown];
  if (characters.length <= LONGEST) return shown;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(shown)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - extension.length).join('')}${extension}`;
}
