import type en from './en.json';

declare global {
  interface MessageModules {
    estimation: typeof en;
  }
}
