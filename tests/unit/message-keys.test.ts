import { createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import { loadTopic } from '@/lib/i18n/messages.ts';

// The compiler is the test: `npm run typecheck` fails when one of the expected errors no longer comes.
it('refuses at compile time a key, an argument or a topic that the Dutch texts do not have', async () => {
  const t = createTranslator({
    locale: 'nl',
    messages: await loadTopic('nl', 'problem'),
    onError: () => {},
  });
  expect(t('tooManyPdfs', { phone: '02 555 00 00' })).toContain('02 555 00 00');
  // @ts-expect-error no such key
  expect(t('nowhere')).toBe('nowhere');
  // @ts-expect-error the argument is named `phone`
  expect(t('tooManyPdfs', { telephone: '02 555 00 00' })).not.toContain('02 555 00 00');
  // @ts-expect-error the argument is missing
  expect(t('tooManyPdfs')).not.toContain('02 555 00 00');
  // @ts-expect-error no such topic
  await expect(loadTopic('nl', 'nowhere')).rejects.toThrow();
});
