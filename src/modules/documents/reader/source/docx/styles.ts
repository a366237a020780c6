import { walkXml } from './xml.js';

export interface ParagraphStyle {
  heading: boolean;
  numId: string | null;
  level: number;
}
export type Styles = ReadonlyMap<string, ParagraphStyle>;

/** Paragraph styles: which are headings, which number their paragraphs. Styles inherit from the one they are based on. */
export function readStyles(xml: string): Styles {
  const raw = new Map<string, { name: string; basedOn: string | null; numId: string | null; level: number | null }>();
  let id: string | null = null;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'w:style') {
        id = attribute('w:type') === 'paragraph' ? (attribute('w:styleId') ?? null) : null;
        if (id) raw.set(id, { name: id, basedOn: null, numId: null, level: null });
      }
      const style = id ? raw.get(id) : undefined;
      if (!style) return;
      const value = attribute('w:val') ?? '';
      if (name === 'w:name') style.name = value;
      else if (name === 'w:basedOn') style.basedOn = value;
      else if (name === 'w:numId') style.numId = value;
      else if (name === 'w:ilvl') style.level = Number(value) || 0;
    },
    close(name) {
      if (name === 'w:style') id = null;
    },
  });
  const styles = new Map<string, ParagraphStyle>();
  for (const [key, own] of raw) {
    let numId = own.numId;
    let level = own.level;
    let base = own.basedOn;
    for (let depth = 0; base && depth < 12; depth += 1) {
      const parent = raw.get(base);
      numId ??= parent?.numId ?? null;
      level ??= parent?.level ?? null;
      base = parent?.basedOn ?? null;
    }
    styles.set(key, {
      heading: /^(?:heading|titre|título|заголовок|标题|_ ?h)[ _]?/i.test(own.name),
      numId,
      level: level ?? 0,
    });
  }
  return styles;
}
