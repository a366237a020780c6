import type en from './en.json';

declare global {
  interface MessageModules {
    notices: typeof en;
  }
}
