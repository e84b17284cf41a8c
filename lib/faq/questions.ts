/** The questions of the FAQ, by topic, in the order of the page. The key is the address: /nl/faq#howToPay. */
export const faqTopics = {
  letter: ['isItReal', 'phishing', 'gaveBankData', 'whyLetter', 'referenceAndCode', 'lostLetter', 'notForMe'],
  pay: ['howToPay', 'communication', 'payPart', 'cannotPay'],
  plan: ['askPlan', 'planProgress'],
  paid: ['alreadyPaid', 'notVisible', 'validProof', 'digitalProof', 'sendProof'],
  debt: ['seeInvoices', 'proofOfDebt', 'disagree', 'evidence', 'afterDisagreeing', 'moreQuestions'],
  costs: ['whyCosts', 'sinceWhen', 'whichCosts', 'firstReminder', 'ownCosts', 'callingHours'],
  manyDebts: ['mediator', 'mediatorContacts', 'collectiveSettlement', 'whereIsHelp'],
  agency: ['whoAreYou', 'whatToExpect', 'visit', 'regulator', 'complaint'],
  data: ['signIn', 'dataSafe', 'languages', 'somebodyHelps'],
} as const;

export type FaqTopic = keyof typeof faqTopics;

export type FaqQuestion = (typeof faqTopics)[FaqTopic][number];
