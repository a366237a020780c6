import type en from './en.json';

declare global {
  interface MessageModules {
    reports: typeof en;
  }
}
