import type en from './en.json';

declare global {
  interface MessageModules {
    reporting: typeof en;
  }
}
