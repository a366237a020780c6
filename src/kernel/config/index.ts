/** Settings of the program, from the environment. */
export { type Config, ConfigError, readConfig } from './config.js';
