/** The words before a value that say what it is, in plain text (small letters, no accents), by nl, fr, de and en. */
export type Words<Kind extends string> = readonly (readonly [kind: Kind, words: RegExp])[];

export type AccountKind = 'payer' | 'beneficiary';

export const accountWords: Words<AccountKind> = [
  [
    'payer',
    /opdrachtgever|betaler|debiteur|te debiteren|(?:van|vanaf) (?:de |uw |mijn )?(?:rekening|iban)|uw rekening|donneur d'ordre|ordonnateur|payeur|debiteur|a debiter|(?:du|de votre|depuis le|de mon) compte|votre compte|auftraggeber|zahler|zahlungspflichtig|belastet|belastungskonto|(?:vo[mn]) (?:ihrem )?konto|ihr konto|ordering|payer|debtor|remitter|(?:from|debit|debited) (?:the |your )?account|your account|^ ?(?:van|de|von|from) ?(?::|$)|(?<![a-z])(?:van|vanaf|von|from|depuis) ?$/g,
  ],
  [
    'beneficiary',
    /begunstigde|ontvanger|tegenpartij|(?:naar|op|ten gunste van) (?:de |het )?(?:rekening|iban)|te crediteren|beneficiaire|destinataire|contrepartie|a crediter|(?:vers|sur|au profit d[eu]|au credit d[eu]|au) (?:le |la )?compte|begunstigte|empfanger|zahlungsempfang|gegenpartei|gutschriftskonto|(?:auf|an|zugunsten)(?: das| des)? konto|beneficiary|payee|recipient|creditor|counterparty|(?:to|into|credit|credited) (?:the )?account|^ ?(?:naar|aan|vers|a|an|to) ?(?::|$)|(?<![a-z])(?:naar|vers|an|to) ?$/g,
  ],
];

export type AmountKind = 'amount' | 'other';

export const amountWords: Words<AmountKind> = [
  [
    'amount',
    /bedrag|montant|somme|betrag|amount|(?:overschrijving|virement|uberweisung|transfer) (?:van|de|von|uber|of)/g,
  ],
  [
    'other',
    /kosten|saldo|solde|frais|gebuhr|spesen|fees?\b|charges|balance|kontostand|limiet|limite?\b|btw|tva|mwst|vat\b|wisselkoers/g,
  ],
];

/** From what says best when the money moved, to what says nothing about it. */
export type DayKind = 'value' | 'executed' | 'booked' | 'plain' | 'other';

/** A word and the little words that lead from it to the day: `uitgevoerd op`. */
const untilDay = (words: RegExp): RegExp =>
  new RegExp(`(?:${words.source})(?: (?:op|le|am|on|the|het|de|du|der))*`, 'g');

export const dayWords: Words<DayKind> = [
  [
    'value',
    untilDay(
      /valuta(?:datum|dag)?|date (?:de )?valeur|valeur|wertstellung(?:sdatum)?|\bwert\b|value date|\bvalue\b/,
    ),
  ],
  [
    'executed',
    untilDay(
      /uitvoering(?:sdatum)?|uitgevoerd|uit te voeren|betaaldatum|betaald|memodatum|(?:date d')?execution|execut(?!ion)[a-z]*|effectue[a-z]*|date (?:du|de) (?:paiement|virement)|ausfuhrung(?:sdatum|stag)?|ausgefuhrt|auszufuhren|execution date|paid|payment date|scheduled(?: for| date)?|geplande?(?: datum)?|prevue?(?: pour)?|geplant/,
    ),
  ],
  [
    'booked',
    untilDay(
      /boek(?:ings)?datum|geboekt|verrichtingsdatum|comptabilis[a-z]*|date comptable|date d'operation|buchung(?:sdatum|stag)?|gebucht|booking(?: date)?|booked|transaction date/,
    ),
  ],
  [
    'other',
    untilDay(
      /aangemaakt|afgedrukt|opgemaakt|afdruk|document|ondertekend|ondertekening|ingevoerd|ingegeven|invoer|opgesteld|\bcree[a-z]*|creation|imprim[a-z]*|etabli[a-z]*|edite[a-z]*|genere[a-z]*|signe[a-z]*|signature|saisi[a-z]*|introdui[a-z]*|encod[a-z]*|erstellt|gedruckt|unterzeichnet|unterschrieben|erfasst|eingegeben|created|printed|generated|signed|entered|issued|vervaldatum|vervaldag|echeance|fallig[a-z]*|\bdue|factuur[a-z]*|facture|rechnung[a-z]*|invoice|afgesloten|saldo|solde|balance/,
    ),
  ],
  ['plain', /\bdatum\b|\bdate\b|\bop\b|\ble\b|\bam\b|\bon\b/g],
];

/** How a cell begins that holds or heads the communication. */
export const communicationLabel =
  /^(?:(?:vrije |gestructureerde |uw )?mededeling|(?:votre )?communication(?: (?:libre|structuree))?|(?:freie |strukturierte |ihre )?mitteilung|verwendungszweck|(?:free |structured |your )?(?:communication|message)|remittance information)(?: *: *| *$| {2,})/;

/** How a cell begins that is itself the name of something: a communication ends before it. */
export const namesSomething =
  /^(?:datum|date|valuta|valeur|wertstellung|value|bedrag|montant|betrag|amount|iban|bic|rekening|compte|konto|account|naam|nom|name|adres|adresse|address|begunstigde|beneficiaire|begunstigte|beneficiary|empfanger|opdrachtgever|donneur|auftraggeber|ordering|payer|payee|status|statut|etat|uitvoering|execution|ausfuhrung|boek|buchung|munt|devise|wahrung|currency|referen|kosten|frais|gebuhr|charges|fees|saldo|solde|balance|type|soort|van\b|naar\b|de\b|vers\b|von\b|an\b|from\b|to\b|document|afgedrukt|imprime|gedruckt|printed|pagina|page|seite)/;

export const statusLabel = /^(?:status|toestand|statut|etat|state)(?: *: *| *$| {2,})/;

const done = '(?:uitgevoerde?|execut(?!ion)[a-z]*|ausgefuhrt)';

/** A sentence about payments in general: it says nothing of this one. */
export const general = {
  condition: new RegExp(
    `(?<![a-z'])(?:zodra|wanneer|als|eens|tot|lorsque|quand|une fois|des que|si|sobald|wenn|once|when|if|until|soon as) (?:\\S+ ){0,5}${done}`,
    'g',
  ),
  ability: new RegExp(
    `(?<![a-z'])(?:moet|kan|mag|doit|peut|muss|kann|must|can|may|should) (?:\\S+ ){0,4}${done}`,
    'g',
  ),
};

/** It did not happen, or not yet. */
export const waits = new RegExp(
  [
    `(?:niet|pas|non|n'a|nicht|not|never) (?:\\S+ ){0,3}${done}`,
    `(?:wordt|worden|zal|zullen|sera|seront|wird|werden|will|shall|to be|uit te) (?:\\S+ ){0,5}${done}`,
    `${done} (?:zal |zullen |kan )?(?:worden|wordt|werden|wird)(?![a-z])`,
  ]
    .map((phrase) => `(?<![a-z'])${phrase}`)
    .concat(
      /uit te voeren|te ondertekenen|in afwachting|wacht op|gepland|in behandeling|geweigerd|geannuleerd|gewenste uitvoering|toekomstige|onder voorbehoud/
        .source,
      /a executer|a signer|en attente|en cours (?:de|d'execution)|planifie|virement programme|programmee? (?:le|pour)|prevue? (?:le|pour)|refuse|annule|execution souhaitee|sous reserve/
        .source,
      /auszufuhren|zu unterzeichnen|wartet|ausstehend|geplant|vorgemerkt|in bearbeitung|abgelehnt|storniert|gewunschtes? ausfuhrung|unter vorbehalt/
        .source,
      /to be signed|pending|awaiting|scheduled|planned|future[- ]dated|rejected|refused|cancell?ed|requested execution|in progress/
        .source,
    )
    .join('|'),
  'g',
);

/** It happened. */
export const happened =
  /uitgevoerd|geboekt|voltooid|execute(?!r)|effectue(?!r)|comptabilise(?!r)|ausgefuhrt|gebucht|durchgefuhrt|completed|booked/;

/** Somebody ordered it; that alone moves no money. */
export const ordered =
  /ondertekend|verstuurd|verzonden|opdracht ontvangen|signe\b|signee|envoye|ordre recu|unterzeichnet|gesendet|auftrag erhalten|signed|sent\b|order received|submitted/;
