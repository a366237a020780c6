import type en from './en.json';

declare global {
  interface MessageModules {
    sheets: typeof en;
  }
}
