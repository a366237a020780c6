import type en from './en.json';

declare global {
  interface MessageModules {
    ui: typeof en;
  }
}
