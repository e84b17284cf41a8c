import { render, toPlainText } from '@react-email/render';
import { createElement as h } from 'react';
import { createTranslator } from 'use-intl/core';
import { agency } from '../agency.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { loadTopic } from '../i18n/messages.ts';
import { origins } from '../origin.ts';
import type { MailKind } from '../outbox/rules.ts';

export type Words = { subject: string; text: string; html: string };

const style = { fontFamily: 'Arial, sans-serif', fontSize: '16px', lineHeight: '1.5' };

/**
 * The words of a mail, as text and as HTML from one template. It names the site to type and has no link, no picture, no amount,
 * no creditor: others may see it on a screen, and who gets one with a link knows that it is not ours.
 */
export async function mailOf(
  kind: MailKind,
  language: Locale,
  facts: Record<string, string | number>,
): Promise<Words> {
  const t = createTranslator({ locale: language, messages: await loadTopic(language, 'mail') });
  const word = t as unknown as (key: string, values: Record<string, string | number>) => string;
  const subject = word(`kinds.${kind}.subject`, facts);
  const paragraphs = [
    t('greeting'),
    ...word(`kinds.${kind}.text`, facts).split('\n\n'),
    t('site', { site: new URL(origins[0]).host }),
    t('phone', { phone: agency.phone }),
    ...(kind === 'code' ? [] : [t('wishes')]),
    agency.name,
  ];
  const code = kind === 'code' ? facts.code : undefined;
  const page = h(
    'html',
    { lang: languageTags[language] },
    h('head', null, h('meta', { charSet: 'utf-8' }), h('title', null, subject)),
    h(
      'body',
      { style: { ...style, margin: '0', padding: '24px' } },
      h(
        'div',
        { style: { maxWidth: '600px' } },
        paragraphs.map((text) =>
          h(
            'p',
            {
              key: text,
              style: {
                margin: '0 0 16px',
                ...(text === code ? { fontSize: '28px', letterSpacing: '4px', fontWeight: 700 } : {}),
              },
            },
            text,
          ),
        ),
      ),
    ),
  );
  const html = await render(page);
  return { subject, html, text: toPlainText(html, { wordwrap: false }) };
}
