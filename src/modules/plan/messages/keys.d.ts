import type en from './en.json';

declare global {
  interface MessageModules {
    plan: typeof en;
  }
}
