import { checkedRows, type Dated } from './dated.ts';
import { type Day, day, dayOf, yearOf } from './day.ts';

export type LateRate = Dated & {
  /** Hundredths of a percent a year. */
  bps: number;
  /** For contracts from before 16 March 2013, where that differs. */
  olderBps?: number;
  /** `published` in the Official Gazette or reported from it; `computed` from the reference rate by the law's formula. */
  status: 'published' | 'computed';
  source: string;
};

const lexalert = 'https://www.lexalert.be/nl/article/intrest-betalingsachterstand-handelstransacties-2020';
const fontaine = 'http://www.jpfontaineleveque.be/archives/246';
const vanOstaeyen =
  'https://vanostaeyen.eu/blog/intrestvoet-betalingsachterstand-handelstransacties-blijft-8';
const phcExpert = 'https://phc-expert.be/?p=1832';
const woltersKluwer =
  'https://www.wolterskluwer.com/fr-be/expert-insights/late-payment-in-commercial-transactions';
const etaamb = 'https://etaamb.openjustice.be/nl/mededeling_n2023041019.html';
const webwin =
  'https://subaccount.webwin.be/newsletter-by-email/le-taux-legal-dinteret-de-retard-reste-inchange-a-125-pour-toute-lannee-2024';
const leuropeinfo = 'https://leuropeinfo.eu/?p=1197';
const embuild =
  'https://embuild.be/fr/actualit%C3%A9s/le-retard-de-paiement-le-taux-dint%C3%A9r%C3%AAt-applicable-en-2026';

type Half = [half: string, bps: number, source: string, more?: Partial<LateRate>];

/** A half-year such as `2026 H1`, without its first days where the law itself began later. */
function rateOf([half, bps, source, more]: Half): LateRate {
  const year = Number(half.slice(0, 4));
  const isFirst = half.endsWith('H1');
  return {
    from: dayOf(year, isFirst ? 1 : 7, 1),
    to: isFirst ? dayOf(year, 7, 1) : dayOf(year + 1, 1, 1),
    bps,
    status: 'published',
    source,
    ...more,
  };
}

const halves: readonly Half[] = [
  ['2002 H2', 1050, fontaine, { from: day('2002-08-07') }],
  ['2003 H1', 1000, fontaine],
  ['2003 H2', 950, fontaine],
  ['2004 H1', 950, fontaine],
  ['2004 H2', 950, fontaine],
  ['2005 H1', 950, fontaine],
  ['2005 H2', 950, fontaine],
  ['2006 H1', 950, fontaine, { status: 'computed' }],
  ['2006 H2', 1000, 'https://avolink.be/blog/hogere-interesten-voor-achterstallige-facturen-10/'],
  ['2007 H1', 1100, 'https://etaamb.openjustice.be/nl/mededeling_n2007003049.html'],
  ['2007 H2', 1150, lexalert, { status: 'computed' }],
  ['2008 H1', 1150, 'https://etaamb.openjustice.be/nl/mededeling_n2008003014.html'],
  ['2008 H2', 1150, lexalert],
  ['2009 H1', 950, lexalert],
  ['2009 H2', 800, lexalert],
  ['2010 H1', 800, lexalert],
  ['2010 H2', 800, lexalert],
  ['2011 H1', 800, lexalert],
  ['2011 H2', 850, lexalert],
  ['2012 H1', 800, lexalert],
  ['2012 H2', 800, lexalert],
  ['2013 H1', 900, lexalert, { olderBps: 800 }],
  ['2013 H2', 850, lexalert, { olderBps: 750 }],
  ['2014 H1', 850, lexalert, { olderBps: 750 }],
  ['2014 H2', 850, lexalert, { olderBps: 750 }],
  ['2015 H1', 850, lexalert, { olderBps: 750, to: day('2015-03-16') }],
  ['2015 H1', 850, lexalert, { from: day('2015-03-16') }],
  ['2015 H2', 850, lexalert],
  ['2016 H1', 850, lexalert],
  ['2016 H2', 800, lexalert],
  ['2017 H1', 800, lexalert],
  ['2017 H2', 800, lexalert],
  ['2018 H1', 800, lexalert],
  ['2018 H2', 800, lexalert],
  ['2019 H1', 800, vanOstaeyen],
  ['2019 H2', 800, vanOstaeyen],
  ['2020 H1', 800, phcExpert],
  ['2020 H2', 800, phcExpert],
  ['2021 H1', 800, woltersKluwer],
  ['2021 H2', 800, woltersKluwer],
  ['2022 H1', 800, woltersKluwer],
  ['2022 H2', 800, woltersKluwer],
  ['2023 H1', 1050, etaamb],
  ['2023 H2', 1200, etaamb],
  ['2024 H1', 1250, webwin],
  ['2024 H2', 1250, webwin],
  ['2025 H1', 1150, leuropeinfo],
  ['2025 H2', 1050, embuild],
  ['2026 H1', 1050, embuild, { status: 'computed' }],
];

/**
 * The highest rate of late interest, a row for each half-year: add the next one at the end of `halves`, with its
 * source. @source law of 2 August 2002, art. 5; Code of Economic Law, art. XIX.4, 1°
 */
export const lateRates: readonly LateRate[] = checkedRows('late rates', halves.map(rateOf));

/** The reference rate and eight points on top, rounded up to the next half point; all in hundredths of a percent. */
export const lateRateFrom = (referenceBps: number): number => Math.ceil((referenceBps + 800) / 50) * 50;

export type LegalRate = Dated & { bps: number; source: string };

const lexgo = 'https://www.lexgo.be/fr/actualites-et-articles/12541';
const legalYears: readonly [year: number, bps: number, source: string][] = [
  [2015, 250, lexgo],
  [2016, 225, lexgo],
  [2017, 200, lexgo],
  [2018, 200, lexgo],
  [2019, 200, lexgo],
  [2020, 175, lexgo],
  [2021, 175, lexgo],
  [2022, 150, lexgo],
  [2023, 525, lexgo],
  [2024, 575, webwin],
  [2025, 450, leuropeinfo],
  [2026, 450, embuild],
];

/** The general legal interest rate of each year. @source law of 5 May 1865, art. 2 */
export const legalRates: readonly LegalRate[] = checkedRows(
  'legal rates',
  legalYears.map(([year, bps, source]) => ({
    from: dayOf(year, 1, 1),
    to: dayOf(year + 1, 1, 1),
    bps,
    source,
  })),
);

/** The half-year of a day as people write it: `2026 H2`. */
export const halfYearOf = (on: Day): string => `${yearOf(on)} H${on.slice(5) < '07-01' ? 1 : 2}`;
