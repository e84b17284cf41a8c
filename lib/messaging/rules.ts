/** Whether a message says something: text, or at least one file. */
export const saysSomething = (message: { body: string; files: number }): boolean =>
  message.body.length > 0 || message.files > 0;
