import { SaxesParser } from 'saxes';

export interface XmlHandlers {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Walks XML without building a tree. Names keep their usual prefix (`w:p`). Throws on XML that is not well-formed. */
export function walkXml(xml: string, handlers: XmlHandlers): void {
  if (xml === '') return;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => handlers.open?.(tag.name, (name) => tag.attributes[name]));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => handlers.close?.(tag.name));
  parser.write(xml).close();
}
