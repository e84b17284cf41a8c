import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/debt-law/day.ts';
import { type ProofFields, readProofText } from '@/lib/payment-reports/read-proof.ts';

const today = day('2026-11-24');
const read = (text: string): ProofFields => readProofText(text, today);

describe('the amount of a proof', () => {
  it.each([
    ['Bedrag: 1.234,56 EUR', 123_456],
    ['Bedrag: 1 234,56 EUR', 123_456],
    ['Montant : 1\u00a0234,56 €', 123_456],
    ['Montant : 1\u202f234,56€', 123_456],
    ['Betrag EUR 1.234,56', 123_456],
    ['Amount: €1,234.56', 123_456],
    ['Bedrag   1234,56', 123_456],
    ['Bedrag: -125,40 EUR', 12_540],
    ['Bedrag: - 125,40 EUR', 12_540],
    ['Bedrag: EUR -125,40', 12_540],
    ['Bedrag: 125,40- EUR', 12_540],
    ['Bedrag   125,40   EUR', 12_540],
    ['125,40 EUR', 12_540],
    ['Bedrag: 125 EUR', 12_500],
    ['Bedrag: 125,40 EUR\nKosten: 1,50 EUR', 12_540],
    ['Bedrag: 125,40 EUR\nNieuw saldo: 1.000,00 EUR', 12_540],
    ['Bedrag: 125,40 EUR\nHonderd vijfentwintig euro: 125,40 EUR', 12_540],
    ['Bedrag: 0,05 EUR', 5],
  ])('%j', (text, cents) => {
    expect(read(text).amountCents).toBe(cents);
  });

  it.each([
    ['two without names', '125,40 EUR\n130,00 EUR'],
    ['two with the same name', 'Bedrag: 125,40 EUR\nBedrag: 130,00 EUR'],
    ['rows of a list of payments', 'Datum       Bedrag\n23/11/2026  125,40 EUR\n22/11/2026  12,00 EUR'],
    ['one without a name or money', 'Artikel 12,50'],
    ['costs alone', 'Kosten: 1,50 EUR'],
    ['nothing to pay', 'Bedrag: 0,00 EUR'],
    ['three decimals', 'Bedrag: 12,345 EUR'],
    ['other money', 'Bedrag: 125,40 USD'],
    ['the sign of other money', 'Amount: $125.40'],
    ['a column of other money', 'Bedrag   125,40   CHF'],
    ['other money beside euro', 'Bedrag: 125,40 EUR\nTegenwaarde: 118,00 GBP'],
    ['more money than there is', 'Bedrag: 999.999.999.999.999.999,00 EUR'],
    ['a day', 'Bedrag: 23.11.2026'],
    ['the time', 'Bedrag: 12.30.45'],
  ])('is empty for %s', (_, text) => {
    expect(read(text).amountCents).toBeNull();
  });
});

describe('the day of a proof', () => {
  it.each([
    ['Valutadatum: 23/11/2026', '2026-11-23'],
    ['Valutadatum: 23-11-2026', '2026-11-23'],
    ['Date valeur : 3.1.2026', '2026-01-03'],
    ['Datum valuta   23 november 2026', '2026-11-23'],
    ['Uitgevoerd op 23 nov. 2026', '2026-11-23'],
    ['Exécuté le 1er août 2026', '2026-08-01'],
    ['Exécuté le 28 févr. 2026', '2026-02-28'],
    ['Wertstellung: 23. November 2026', '2026-11-23'],
    ['Ausgeführt am 3. März 2026', '2026-03-03'],
    ['Executed on November 23, 2026', '2026-11-23'],
    ['Value date: 2026-11-23', '2026-11-23'],
    ['Datum: 23/11/2026', '2026-11-23'],
    ['23/11/2026', '2026-11-23'],
    ['Valutadatum: 23/11/2026\nUitvoeringsdatum: 21/11/2026\nBoekingsdatum: 22/11/2026', '2026-11-23'],
    ['Boekingsdatum: 22/11/2026\nUitvoeringsdatum: 21/11/2026', '2026-11-21'],
    ['Boekingsdatum: 22/11/2026\nAfgedrukt op 24/11/2026', '2026-11-22'],
    ['Date d’exécution   Montant\n23/11/2026         125,40 EUR', '2026-11-23'],
    ['Valutadatum: 23/11/2026\nMededeling: factuur van 01/10/2026', '2026-11-23'],
    ['23/11/2026\nFactuurdatum: 01/10/2026', '2026-11-23'],
  ])('%j', (text, on) => {
    expect(read(text).valueOn).toBe(on);
  });

  it.each([
    ['two without names', '23/11/2026\n24/11/2026'],
    ['two with the same name', 'Valutadatum: 23/11/2026\nValutadatum: 24/11/2026'],
    ['the day of printing alone', 'Afgedrukt op 24/11/2026'],
    ['the day of signing alone', 'Signé le 24/11/2026'],
    ['a day that does not exist', 'Valutadatum: 31/02/2026'],
    ['a month that does not exist', 'Valutadatum: 11/23/2026'],
    ['a year of two digits', 'Valutadatum: 23/11/26'],
    ['a word that is no month', 'Valutadatum: 23 stuks 2026'],
    ['a day in the communication', 'Mededeling: factuur 01/10/2026'],
  ])('is empty for %s', (_, text) => {
    expect(read(text).valueOn).toBeNull();
  });
});

describe('the accounts of a proof', () => {
  const payer = 'BE68539007547034';
  const beneficiary = 'BE71096123456769';

  it.each([
    [`Opdrachtgever: BE68 5390 0754 7034\nBegunstigde: BE71 0961 2345 6769`, payer, beneficiary],
    [`Begunstigde: BE71.0961.2345.6769\nOpdrachtgever: be68-5390-0754-7034`, payer, beneficiary],
    [`Van: ${payer}\nNaar: ${beneficiary}`, payer, beneficiary],
    [`De : ${payer} à ${beneficiary}`, payer, beneficiary],
    [`Van rekening ${payer} naar rekening ${beneficiary}`, payer, beneficiary],
    [`Opdrachtgever   Begunstigde\nJan             Kantoor\n${payer}  ${beneficiary}`, payer, beneficiary],
    [`Begunstigde\nKantoor NV\nRekening: ${beneficiary} BIC: GEBABEBB`, null, beneficiary],
    [`Empfänger   Kantoor NV   DE89 3704 0044 0532 0130 00`, null, 'DE89370400440532013000'],
    [`Bénéficiaire : FR14 2004 1010 0505 0001 3M02 606 CODE`, null, 'FR1420041010050500013M02606'],
    [`Van: Jan Peeters ${payer}\nNaar: Kantoor NV ${beneficiary}`, payer, beneficiary],
    [`Van   Jan Peeters   ${payer}\nNaar  Kantoor NV    ${beneficiary}`, payer, beneficiary],
    [`Overschrijving van ${payer} naar ${beneficiary}`, payer, beneficiary],
    [`Überweisung von ${payer} an ${beneficiary}`, payer, beneficiary],
    [`Rekening: ${payer}`, null, null],
    [`Begunstigde: ${payer}\nBegunstigde: ${beneficiary}`, null, null],
    [`Begunstigde: ${beneficiary}\nNaar rekening: BE71 0961 2345 6769`, null, beneficiary],
    [`Opdrachtgever: BE68 5390 0754 7035`, null, null],
    [`Opdrachtgever: BE41 5390 0754 7035`, null, null],
    [`Opdrachtgever: BE68 5390 **** 7034`, null, null],
    [`Opdrachtgever: BE68 5390 0754 70341`, null, null],
  ])('%j', (text, from, to) => {
    const { payerAccount, beneficiaryAccount } = read(text);
    expect({ payerAccount, beneficiaryAccount }).toEqual({ payerAccount: from, beneficiaryAccount: to });
  });
});

describe('the communication of a proof', () => {
  it.each([
    ['Mededeling: +++090/9337/55493+++', '090933755493'],
    ['Communication : ***090/9337/55493***', '090933755493'],
    ['Mitteilung   +++ 090 / 9337 / 55493 +++', '090933755493'],
    ['Mededeling: 090/9337/55493', '090933755493'],
    ['Gestructureerde mededeling   090933755493', '090933755493'],
    ['+++090/9337/55493+++', '090933755493'],
    ['Vrije mededeling: Dossier 2026/17 Peeters', 'Dossier 2026/17 Peeters'],
    ['Mededeling\nDossier 17', 'Dossier 17'],
    [
      'Mededeling   Dossier 17\n             tweede schijf\nBedrag       12,00 EUR',
      'Dossier 17 tweede schijf',
    ],
    ['Bedrag      Mededeling   Valutadatum\n12,00 EUR   Dossier 17   23/11/2026', 'Dossier 17'],
    ['Mededeling: betaling 090/9337/55493 Jan', '090933755493'],
    ['Vrije mededeling: -\nGestructureerde mededeling: +++090/9337/55493+++', '090933755493'],
    ['Communication: RF18 5390 0754 7034', 'RF18 5390 0754 7034'],
  ])('%j', (text, communication) => {
    expect(read(text).communication).toBe(communication);
  });

  it.each([
    ['a wrong check', 'Mededeling: +++090/9337/55494+++'],
    ['twelve digits with a wrong check', 'Mededeling: 090933755494'],
    ['two of them', '+++090/9337/55493+++\n+++010/8068/17183+++'],
    ['two texts', 'Mededeling: Dossier 17\nMededeling: Dossier 18'],
    ['none', 'Mededeling: geen'],
    ['a name alone', 'Mededeling   Bedrag\n             12,00 EUR'],
    ['a text that is too long', `Mededeling: ${'lang '.repeat(40)}`],
    ['text about messages', 'Mededelingen van uw bank vindt u hier'],
  ])('is empty for %s', (_, text) => {
    expect(read(text).communication).toBeNull();
  });

  it('is no day, amount, account or word of the state', () => {
    const text = 'Mededeling: gepland 01/10/2026 99,99 EUR BE68 5390 0754 7034';
    expect(read(`${text}\nStatus: uitgevoerd\nBedrag: 12,00 EUR`)).toEqual({
      valueOn: null,
      amountCents: 1200,
      payerAccount: null,
      beneficiaryAccount: null,
      communication: 'gepland 01/10/2026 99,99 EUR BE68 5390 0754 7034',
      isExecuted: true,
    });
  });
});

describe('a proof tells an order from a payment', () => {
  it.each([
    ['Status: uitgevoerd', true],
    ['Uw overschrijving werd uitgevoerd', true],
    ['Virement exécuté', true],
    ['Opération comptabilisée', true],
    ['Überweisung ausgeführt', true],
    ['Payment executed', true],
    ['Ondertekend door Jan\nStatus   Uitgevoerd', true],
    ['Ondertekend en uitgevoerd', true],
    ['Nog niet uitgevoerd', false],
    ['Uit te voeren op 23/11/2026', false],
    ['Uw opdracht wordt morgen uitgevoerd', false],
    ['Ondertekend', false],
    ['Virement à exécuter', false],
    ['Non exécuté', false],
    ['Virement planifié', false],
    ['Ordre signé', false],
    ['Statut : refusé', false],
    ['Wird in Kürze ausgeführt', false],
    ['Nicht ausgeführt', false],
    ['Auftrag vorgemerkt', false],
    ['Scheduled transfer', false],
    ['Not yet executed', false],
    ['Status: cancelled', false],
    ['Uw overschrijving kon niet worden uitgevoerd', false],
    ['Deze opdracht zal op maandag uitgevoerd worden', false],
    ['Ordre : ne peut pas être exécuté', false],
    ["Le virement n'a pas pu être exécuté", false],
    ['Der Auftrag konnte nicht ausgeführt werden', false],
    ['The payment could not be executed', false],
    ['U krijgt bericht zodra de betaling is uitgevoerd', null],
    ['Wanneer de opdracht wordt uitgevoerd, krijgt u bericht', null],
    ['Once executed, it cannot be changed', null],
    ['Uitgevoerd. De bank kan een uitgevoerde betaling niet terugdraaien.', true],
    ['Kan de bank een opdracht uitgevoerd hebben', null],
    ['Votre compte en cours', null],
    ['Status: uitgevoerd\nU krijgt bericht zodra de betaling is uitgevoerd', true],
    ['Uitvoeringsdatum: 23/11/2026', null],
    ['Overschrijving', null],
    ['Gepland en uitgevoerd', null],
    ['Uitvoeringsdatum: 25/11/2026', false],
    ['Uitgevoerd op 25/11/2026', null],
    ['Uitgevoerd op 24/11/2026', true],
  ])('%j', (text, isExecuted) => {
    expect(read(text).isExecuted).toBe(isExecuted);
  });
});

it('a text of any size is read in a moment', () => {
  for (const text of [
    '1.',
    '1 ',
    'BE68 ',
    '+++090/',
    'uit te ',
    'a à ',
    '23/11/2026 ',
    'wordt x ',
    '\t\n',
    '€',
  ]) {
    const begun = performance.now();
    read(text.repeat(2_000_000 / text.length));
    read(`${text.repeat(400)}\n`.repeat(400));
    expect(performance.now() - begun).toBeLessThan(2_000);
  }
});

it('no text makes it fail', () => {
  const words =
    'Bedrag: |Valutadatum|Mededeling|+++090/9337/55493+++|BE68 5390 0754 7034|BE|1.234,56| EUR|€|23/11/2026|31 feb 2026|uitgevoerd| |   |\n|\t|999.999.999.999|0,00|Status: |naar |\u0001|\ufffd|é|-'.split(
      '|',
    );
  const texts = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 40 });
  fc.assert(
    fc.property(texts, (parts) => {
      const { amountCents, communication } = read(parts.join(''));
      expect(amountCents ?? 1).toBeGreaterThan(0);
      expect(communication?.length ?? 1).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});
