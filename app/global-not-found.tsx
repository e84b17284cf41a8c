import type { Metadata } from 'next';
import './globals.css';

export const metadata: Metadata = { title: '404', robots: { index: false } };

const sentences = [
  { locale: 'nl', lang: 'nl-BE', text: 'Deze pagina bestaat niet.', link: 'Naar de startpagina' },
  { locale: 'fr', lang: 'fr-BE', text: 'Cette page n’existe pas.', link: 'Vers la page d’accueil' },
  { locale: 'de', lang: 'de-BE', text: 'Diese Seite gibt es nicht.', link: 'Zur Startseite' },
  { locale: 'en', lang: 'en', text: 'This page does not exist.', link: 'To the home page' },
];

// An address without a known language: nobody knows which one the visitor reads.
export default function GlobalNotFound() {
  return (
    <html lang="nl-BE">
      <body>
        <main className="mx-auto grid max-w-prose gap-6 px-4 py-12">
          <h1>404</h1>
          {sentences.map(({ locale, lang, text, link }) => (
            <p key={locale} lang={lang}>
              {text} <a href={`/${locale}`}>{link}</a>
            </p>
          ))}
        </main>
      </body>
    </html>
  );
}
