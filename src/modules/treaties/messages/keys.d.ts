import type en from './en.json';

declare global {
  interface MessageModules {
    treaties: typeof en;
  }
}
