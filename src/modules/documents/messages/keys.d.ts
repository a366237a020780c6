import type en from './en.json';

declare global {
  interface MessageModules {
    documents: typeof en;
  }
}
