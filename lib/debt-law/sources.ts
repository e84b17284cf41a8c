type Source = {
  /** The article, as the official texts count it. */
  article: string;
  act:
    | 'economicLaw'
    | 'lawOf2023'
    | 'latePayment'
    | 'legalRate'
    | 'civilCode'
    | 'oldCivilCode'
    | 'judicialCode';
  /** Where it can be read; null where no address is certain. */
  address: string | null;
  /** `text`: read in the statute; `reading`: the statute was read, how it applies is an interpretation. */
  certainty: 'text' | 'reading';
};

const book19 = 'https://www.ejustice.just.fgov.be/eli/loi/2023/05/04/2023042228/justel';
const economicLaw = 'https://www.ejustice.just.fgov.be/eli/loi/2013/02/28/2013A11134/justel';
const latePayment = 'https://www.ejustice.just.fgov.be/eli/loi/2002/08/02/2002009716/justel';
const civilCode1 = 'https://www.ejustice.just.fgov.be/eli/loi/2022/04/28/2022A32057/justel';
const civilCode5 = 'https://www.ejustice.just.fgov.be/eli/loi/2022/04/28/2022A32058/justel';
const oldCivilCode = 'https://www.ejustice.just.fgov.be/eli/loi/1804/03/21/1804032155/justel';
const judicialCode = 'https://www.ejustice.just.fgov.be/eli/loi/1967/10/10/1967101056/justel';

/** The rules of law that a reason may name. */
export const sources = {
  consumerDebt: { article: 'XIX.1', act: 'economicLaw', address: book19, certainty: 'text' },
  firstReminder: { article: 'XIX.2', act: 'economicLaw', address: book19, certainty: 'text' },
  reminderTerm: { article: 'XIX.2', act: 'economicLaw', address: book19, certainty: 'text' },
  interestOfSmallFirms: { article: 'XIX.2 § 4', act: 'economicLaw', address: book19, certainty: 'text' },
  interestCap: { article: 'XIX.4, 1°', act: 'economicLaw', address: book19, certainty: 'text' },
  chargeCap: { article: 'XIX.4, 2°', act: 'economicLaw', address: book19, certainty: 'text' },
  nothingElse: { article: 'XIX.4', act: 'economicLaw', address: book19, certainty: 'text' },
  severalInvoices: { article: 'XIX.4, 2°', act: 'economicLaw', address: book19, certainty: 'reading' },
  reminderOnTop: { article: 'XIX.4', act: 'economicLaw', address: book19, certainty: 'reading' },
  freedFromClause: { article: 'XIX.15', act: 'economicLaw', address: book19, certainty: 'text' },
  noOwnCosts: { article: 'XIX.13', act: 'economicLaw', address: book19, certainty: 'text' },
  checkFirst: { article: 'XIX.7 § 1', act: 'economicLaw', address: book19, certainty: 'text' },
  collectorReminds: { article: 'XIX.8', act: 'economicLaw', address: book19, certainty: 'text' },
  noticeTerm: { article: 'XIX.9 § 1', act: 'economicLaw', address: book19, certainty: 'text' },
  planStop: { article: 'XIX.9 § 2', act: 'economicLaw', address: book19, certainty: 'text' },
  mediationStop: { article: 'XIX.9 § 3', act: 'economicLaw', address: book19, certainty: 'text' },
  disputeStop: { article: 'XIX.9 § 4', act: 'economicLaw', address: book19, certainty: 'text' },
  severalStops: { article: 'XIX.9 § 5', act: 'economicLaw', address: book19, certainty: 'reading' },
  contactHours: { article: 'XIX.10 § 3', act: 'economicLaw', address: book19, certainty: 'text' },
  yearlyStatement: { article: 'XIX.12', act: 'economicLaw', address: book19, certainty: 'text' },
  creditRules: { article: 'VII.106', act: 'economicLaw', address: economicLaw, certainty: 'reading' },
  workingDay: { article: 'I.1, 9°', act: 'economicLaw', address: economicLaw, certainty: 'reading' },
  entryIntoForce: { article: '15', act: 'lawOf2023', address: book19, certainty: 'text' },
  oldContracts: { article: '15 § 2', act: 'lawOf2023', address: book19, certainty: 'text' },
  betweenTwoLaws: { article: '15 § 2', act: 'lawOf2023', address: book19, certainty: 'reading' },
  publishedRate: { article: '5', act: 'latePayment', address: latePayment, certainty: 'text' },
  generalLegalRate: { article: '2', act: 'legalRate', address: null, certainty: 'text' },
  interestWithoutClause: { article: '5.240', act: 'civilCode', address: civilCode5, certainty: 'reading' },
  simpleInterest: { article: '5.207', act: 'civilCode', address: civilCode5, certainty: 'text' },
  termEnds: { article: '1.7 § 4', act: 'civilCode', address: civilCode1, certainty: 'reading' },
  debtorChooses: { article: '5.208', act: 'civilCode', address: civilCode5, certainty: 'text' },
  legalOrder: { article: '5.209', act: 'civilCode', address: civilCode5, certainty: 'text' },
  chargeOrder: { article: '5.209', act: 'civilCode', address: civilCode5, certainty: 'reading' },
  refusedOffer: { article: '5.215', act: 'civilCode', address: civilCode5, certainty: 'text' },
  interestFirst: { article: '5.210', act: 'civilCode', address: civilCode5, certainty: 'text' },
  generalPrescription: {
    article: '2262bis § 1',
    act: 'oldCivilCode',
    address: oldCivilCode,
    certainty: 'text',
  },
  periodicPrescription: { article: '2277', act: 'oldCivilCode', address: oldCivilCode, certainty: 'text' },
  medicalPrescription: { article: '2277bis', act: 'oldCivilCode', address: oldCivilCode, certainty: 'text' },
  recognition: { article: '2248', act: 'oldCivilCode', address: oldCivilCode, certainty: 'text' },
  registeredNotice: { article: '2244 § 2', act: 'oldCivilCode', address: oldCivilCode, certainty: 'text' },
  settlementEffects: { article: '1675/7', act: 'judicialCode', address: judicialCode, certainty: 'text' },
  settlementClaim: { article: '1675/9', act: 'judicialCode', address: judicialCode, certainty: 'text' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
