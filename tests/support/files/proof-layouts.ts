import { type Drawn, drawnPdf, write } from './drawn-pdf.ts';

export type ProofLanguage = 'nl' | 'fr' | 'de' | 'en';

/** What a made-up bank prints; each value as it is printed. */
export type ProofFacts = {
  day: string;
  printedOn: string;
  amount: string;
  payer: string;
  beneficiary: string;
  communication: string;
  isOrder: boolean;
};

type Terms = Record<
  | 'title'
  | 'orderTitle'
  | 'payer'
  | 'beneficiary'
  | 'account'
  | 'name'
  | 'amount'
  | 'communication'
  | 'valueDay'
  | 'plannedDay'
  | 'status'
  | 'done'
  | 'waiting'
  | 'printed'
  | 'fees'
  | 'from'
  | 'to',
  string
> & { sentence: (facts: ProofFacts) => string };

const terms: Record<ProofLanguage, Terms> = {
  nl: {
    title: 'Bewijs van overschrijving',
    orderTitle: 'Overschrijvingsopdracht',
    payer: 'Opdrachtgever',
    beneficiary: 'Begunstigde',
    account: 'Rekening',
    name: 'Naam',
    amount: 'Bedrag',
    communication: 'Mededeling',
    valueDay: 'Valutadatum',
    plannedDay: 'Gewenste uitvoeringsdatum',
    status: 'Status',
    done: 'Uitgevoerd',
    waiting: 'In afwachting',
    printed: 'Afgedrukt op',
    fees: 'Kosten',
    from: 'Van rekening',
    to: 'Naar rekening',
    sentence: (f) =>
      f.isOrder
        ? `Uw overschrijving van ${f.amount} van rekening ${f.payer} naar rekening ${f.beneficiary} met mededeling ${f.communication} is ondertekend en wordt op ${f.day} uitgevoerd.`
        : `Wij bevestigen dat uw overschrijving van ${f.amount} van rekening ${f.payer} naar rekening ${f.beneficiary} met mededeling ${f.communication} op ${f.day} werd uitgevoerd.`,
  },
  fr: {
    title: 'Preuve de virement',
    orderTitle: 'Ordre de virement',
    payer: "Donneur d'ordre",
    beneficiary: 'Bénéficiaire',
    account: 'Compte',
    name: 'Nom',
    amount: 'Montant',
    communication: 'Communication',
    valueDay: 'Date valeur',
    plannedDay: "Date d'exécution souhaitée",
    status: 'Statut',
    done: 'Exécuté',
    waiting: 'En attente',
    printed: 'Imprimé le',
    fees: 'Frais',
    from: 'Du compte',
    to: 'Vers le compte',
    sentence: (f) =>
      f.isOrder
        ? `Votre virement de ${f.amount} du compte ${f.payer} vers le compte ${f.beneficiary} avec la communication ${f.communication} est signé et sera exécuté le ${f.day}.`
        : `Nous confirmons que votre virement de ${f.amount} du compte ${f.payer} vers le compte ${f.beneficiary} avec la communication ${f.communication} a été exécuté le ${f.day}.`,
  },
  de: {
    title: 'Überweisungsbeleg',
    orderTitle: 'Überweisungsauftrag',
    payer: 'Auftraggeber',
    beneficiary: 'Begünstigter',
    account: 'Konto',
    name: 'Name',
    amount: 'Betrag',
    communication: 'Mitteilung',
    valueDay: 'Wertstellung',
    plannedDay: 'Gewünschtes Ausführungsdatum',
    status: 'Status',
    done: 'Ausgeführt',
    waiting: 'Vorgemerkt',
    printed: 'Gedruckt am',
    fees: 'Gebühren',
    from: 'Von Konto',
    to: 'Auf Konto',
    sentence: (f) =>
      f.isOrder
        ? `Ihre Überweisung von ${f.amount} vom Konto ${f.payer} auf das Konto ${f.beneficiary} mit der Mitteilung ${f.communication} ist unterzeichnet und wird am ${f.day} ausgeführt.`
        : `Wir bestätigen, dass Ihre Überweisung von ${f.amount} vom Konto ${f.payer} auf das Konto ${f.beneficiary} mit der Mitteilung ${f.communication} am ${f.day} ausgeführt wurde.`,
  },
  en: {
    title: 'Proof of transfer',
    orderTitle: 'Transfer order',
    payer: 'Ordering party',
    beneficiary: 'Beneficiary',
    account: 'Account',
    name: 'Name',
    amount: 'Amount',
    communication: 'Communication',
    valueDay: 'Value date',
    plannedDay: 'Requested execution date',
    status: 'Status',
    done: 'Executed',
    waiting: 'Pending',
    printed: 'Printed on',
    fees: 'Fees',
    from: 'From account',
    to: 'To account',
    sentence: (f) =>
      f.isOrder
        ? `Your transfer of ${f.amount} from account ${f.payer} to account ${f.beneficiary} with communication ${f.communication} is signed and will be executed on ${f.day}.`
        : `We confirm that your transfer of ${f.amount} from account ${f.payer} to account ${f.beneficiary} with communication ${f.communication} was executed on ${f.day}.`,
  },
};

type Layout = (pdf: Drawn, t: Terms, facts: ProofFacts) => void;

const dayName = (t: Terms, { isOrder }: ProofFacts) => (isOrder ? t.plannedDay : t.valueDay);
const state = (t: Terms, { isOrder }: ProofFacts) => (isOrder ? t.waiting : t.done);

/** The banks are made up: no bank of flesh and blood prints these. */
const layouts = {
  'labels left, values right': (pdf, t, facts) => {
    write(pdf, 50, 50, facts.isOrder ? t.orderTitle : t.title);
    const rows = [
      [t.from, facts.payer],
      [t.to, facts.beneficiary],
      [t.name, 'Voorbeeldkantoor NV'],
      [t.amount, facts.amount],
      [t.communication, facts.communication],
      [dayName(t, facts), facts.day],
      [t.status, state(t, facts)],
    ];
    rows.forEach(([label = '', value = ''], index) => {
      write(pdf, 50, 90 + 20 * index, label);
      write(pdf, 260, 90 + 20 * index, value);
    });
    write(
      pdf.fontSize(7),
      50,
      760,
      `${t.printed} ${facts.printedOn} - Voorbeeldbank NV, Straat 1, 1000 Brussel`,
    );
  },
  'a table': (pdf, t, facts) => {
    pdf.fontSize(8);
    write(pdf, 40, 40, `${facts.isOrder ? t.orderTitle : t.title} - ${state(t, facts)}`);
    write(pdf, 400, 40, `${t.printed} ${facts.printedOn}`);
    const columns = [40, 140, 265, 390, 500];
    const heads = [dayName(t, facts), t.payer, t.beneficiary, t.communication, t.amount];
    const values = [facts.day, facts.payer, facts.beneficiary, facts.communication, facts.amount];
    columns.forEach((x, index) => {
      write(pdf, x, 100, heads[index] ?? '');
      write(pdf, x, 116, values[index] ?? '');
    });
  },
  'a letter in sentences': (pdf, t, facts) => {
    write(pdf, 50, 60, 'Voorbeeldbank NV');
    pdf.text(t.sentence(facts), 50, 120, { width: 420, lineGap: 4 });
  },
  'two columns': (pdf, t, facts) => {
    write(pdf, 50, 50, `${t.title} (${facts.isOrder ? t.waiting : t.done})`);
    write(pdf, 50, 90, t.payer.toUpperCase());
    write(pdf, 320, 90, t.beneficiary.toUpperCase());
    write(pdf, 50, 106, 'Jan Voorbeeld');
    write(pdf, 320, 106, 'Voorbeeldkantoor NV');
    write(pdf, 50, 122, facts.payer);
    write(pdf, 320, 122, facts.beneficiary);
    write(pdf, 50, 160, dayName(t, facts));
    write(pdf, 320, 160, t.amount);
    write(pdf, 50, 176, facts.day);
    write(pdf, 320, 176, facts.amount);
    write(pdf, 50, 210, t.communication);
    write(pdf, 50, 226, facts.communication);
  },
  'parts under each other, drawn from below': (pdf, t, facts) => {
    const rows = [
      `${t.printed}: ${facts.printedOn}`,
      facts.isOrder ? t.orderTitle : t.title,
      t.beneficiary,
      `${t.name}: Voorbeeldkantoor NV`,
      `${t.account}: ${facts.beneficiary}`,
      t.payer,
      `${t.name}: Jan Voorbeeld`,
      `${t.account}: ${facts.payer}`,
      `${t.amount}: ${facts.amount}`,
      `${t.fees}: 1,50 EUR`,
      `${dayName(t, facts)}: ${facts.day}`,
      `${t.communication}: ${facts.communication}`,
      `${t.status}: ${state(t, facts)}`,
    ];
    for (const [index, row] of [...rows.entries()].reverse()) write(pdf, 60, 60 + 18 * index, row);
  },
} satisfies Record<string, Layout>;

export type ProofLayout = keyof typeof layouts;
export const proofLayouts = Object.keys(layouts) as ProofLayout[];

/** The PDF that a made-up bank gives of one transfer. */
export const proofPdf = (
  layout: ProofLayout,
  language: ProofLanguage,
  facts: ProofFacts,
): Promise<Uint8Array> => drawnPdf((pdf) => layouts[layout](pdf, terms[language], facts));
