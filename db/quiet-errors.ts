import { DrizzleQueryError } from 'drizzle-orm';

// A failed query carries its parameters in its message and the row in its cause: names, mails, text of people. Both
// are cut off where they are set, so that no log and no error page ever has them.
Object.defineProperties(DrizzleQueryError.prototype, {
  params: {
    configurable: true,
    set(this: Error & { query?: string }) {
      this.message = `Failed query: ${this.query}`;
    },
  },
  cause: {
    configurable: true,
    set(this: Error, cause: unknown) {
      if (cause instanceof Error || (typeof cause === 'object' && cause !== null)) {
        for (const name of ['detail', 'where', 'params', 'parameters', 'query', 'internalQuery']) {
          Reflect.deleteProperty(cause, name);
        }
      }
      Object.defineProperty(this, 'cause', { value: cause, configurable: true, writable: true });
    },
  },
});
