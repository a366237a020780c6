import type en from './en.json';

declare global {
  interface MessageModules {
    joining: typeof en;
  }
}
