import type en from './en.json';

declare global {
  interface MessageModules {
    mail: typeof en;
  }
}
