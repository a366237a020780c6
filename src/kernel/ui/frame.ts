import { createContext, useContext } from 'hono/jsx';
import type { Permission } from '../access/index.js';
import type { Lang, MessageKey, Translator } from '../i18n/index.js';

/** An entry of the main navigation: a path without its language ("/documents") and the key of its label. */
export interface NavEntry {
  path: string;
  label: MessageKey;
  /** Shown only to who has this permission. */
  needs?: Permission;
  /** Higher stands later; those that say nothing come first, in the order of the modules. */
  order?: number;
}

/** What every part of a page may need to know about the page it stands on. */
export interface Frame {
  lang: Lang;
  t: Translator;
  /** The address of the page; only path and query are used. */
  url: URL;
  nav: readonly NavEntry[];
  /** Who is signed in: the name to show and the path of their page; null for the public. */
  account: { name: string; path: string } | null;
  /** In whose place the reader acts now; null where for themselves. `until`: the last day. */
  acting: { party: string; giver: string; until: string } | null;
  /** What is new for whoever is signed in: how much, in words, and where it is; null for the public. */
  bell: { path: string; label: string; count: number } | null;
  /** Token that every form of the page carries. */
  csrf: string;
  /** Address of a style sheet or island by its plain name: `look.css`. */
  asset: (name: string) => string;
  embeddedDatabase: boolean;
}

const FrameContext = createContext<Frame | null>(null);

/** Puts a frame round parts; `Layout` does it for a page, tests do it for a single part. */
export const InFrame = FrameContext.Provider;

/** The frame of the page being rendered. @throws outside of `Layout` or `InFrame`. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('A part of a page was rendered outside of Layout');
  return frame;
}
