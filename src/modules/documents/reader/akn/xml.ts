/** Drops what XML 1.0 can not carry: control characters, lone surrogates (as U+FFFD), U+FFFE and U+FFFF. */
export function xmlText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
  );
}

export function escapeXml(text: string): string {
  return xmlText(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/\r/gu, '&#13;');
}

export type Attributes = Record<string, string | number | null | undefined>;

function attribute(value: string | number): string {
  return escapeXml(String(value)).replace(/"/gu, '&quot;').replace(/\n/gu, '&#10;').replace(/\t/gu, '&#9;');
}

export function openTag(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${attribute(value)}"`);
  return `<${name}${written.join('')}>`;
}

/** An element whose content is XML already. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const inner = content.join('');
  const open = openTag(name, attributes);
  return inner === '' ? `${open.slice(0, -1)}/>` : `${open}${inner}</${name}>`;
}
