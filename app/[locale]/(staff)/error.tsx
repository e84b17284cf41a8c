'use client';
import { Problem } from '@/components/layout/problem.tsx';
import de from '@/messages/de/problem.json';
import en from '@/messages/en/problem.json';
import fr from '@/messages/fr/problem.json';
import nl from '@/messages/nl/problem.json';

const words = { nl: nl.error, fr: fr.error, de: de.error, en: en.error };

export default function StaffError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <Problem words={words} digest={error.digest} retry={reset} />;
}
