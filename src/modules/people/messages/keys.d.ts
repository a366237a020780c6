import type en from './en.json';

declare global {
  interface MessageModules {
    people: typeof en;
  }
}
