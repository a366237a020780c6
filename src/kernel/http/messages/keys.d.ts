import type en from './en.json';

declare global {
  interface MessageModules {
    http: typeof en;
  }
}
