import { getTranslations } from 'next-intl/server';
import { agency } from '@/lib/agency.ts';
import type { Cents } from '@/lib/debt-law/money.ts';
import { epcPayload, qrPath, qrSquares } from '@/lib/payments/epc-qr.ts';

/** The code that the app of a bank reads, dark on white in both colour schemes; what it says stands beside it as text. */
export async function QrCode({ communication, amountCents }: { communication: string; amountCents: Cents }) {
  const t = await getTranslations('payments.transfer');
  const squares = qrSquares(
    epcPayload({
      name: agency.accountHolder.value,
      iban: agency.iban.value,
      amountCents,
      communication,
    }),
  );
  return (
    <figure className="max-w-64">
      <svg
        viewBox={`0 0 ${squares.length} ${squares.length}`}
        role="img"
        aria-label={t('qrLabel')}
        shapeRendering="crispEdges"
        className="block w-full max-w-56 rounded-md border border-line bg-white text-black"
      >
        <path d={qrPath(squares)} fill="currentColor" />
      </svg>
      <figcaption className="mt-2 text-sm text-soft">{t('qrHint')}</figcaption>
    </figure>
  );
}
