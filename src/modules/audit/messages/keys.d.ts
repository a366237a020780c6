import type en from './en.json';

declare global {
  interface MessageModules {
    audit: typeof en;
  }
}
